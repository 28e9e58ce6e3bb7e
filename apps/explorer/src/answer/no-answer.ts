import { type ExecutionResult, GraphQLError } from 'graphql';

const japanese =
  'サーバーから応答がありませんでした。通信を確かめ、少し待ってから、このページを再読み込みしてください。書いた問い合わせは、この端末に残っています。';

const english =
  'The server did not answer. Check your connection, wait a moment, then reload this page. The query you wrote is kept on this device.';

/** What the result pane shows when no answer came. `data` is present, so GraphiQL does not ask a second time. */
export const noAnswer: ExecutionResult = {
  data: null,
  errors: [new GraphQLError(`${japanese} ${english}`, { extensions: { code: 'GATEWAY_UNREACHABLE' } })],
};
