/** An event of a stream. Comments, and events without data, are not listed. */
export interface StreamEvent {
  id: string | undefined;
  event: string;
  data: string;
}

export interface EventStream {
  status: number;
  headers: Headers;
  /** The events so far. */
  events: StreamEvent[];
  /** The text so far. */
  readonly text: string;
  /** The id from which a client would go on. */
  readonly lastId: string | undefined;
  readonly isEnded: boolean;
  close(): void;
}

/** Opens a stream of server-sent events and reads it. */
export async function openEventStream(
  url: string,
  query: string,
  options: EventStreamRequest = {},
): Promise<EventStream> {
  const { variables, after, headers } = options;
  const controller = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(after !== undefined && { 'last-event-id': after }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
    signal: controller.signal,
  });
  let text = '';
  let isEnded = false;
  const read = async (): Promise<void> => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk as Uint8Array).toString();
  };
  void read()
    .catch(() => undefined)
    .finally(() => (isEnded = true));
  const blocks = (): Record<string, string>[] =>
    text
      .split('\n\n')
      .slice(0, -1)
      .map((block) => Object.fromEntries(block.split('\n').map((line) => fieldOf(line))) as Record<string, string>);
  return {
    status: response.status,
    headers: response.headers,
    get text() {
      return text;
    },
    get events() {
      return blocks().flatMap(({ id, event, data }) => (event === undefined ? [] : [{ id, event, data: data ?? '' }]));
    },
    get lastId() {
      return blocks().findLast(({ id }) => id !== undefined)?.id;
    },
    get isEnded() {
      return isEnded;
    },
    close: () => controller.abort(),
  };
}

export interface EventStreamRequest {
  variables?: Record<string, unknown>;
  /** The id of the last event of an earlier stream. */
  after?: string | undefined;
  headers?: Record<string, string>;
}

function fieldOf(line: string): [string, string] {
  const [, name = '', value = ''] = /^([^:]*): ?(.*)$/.exec(line) ?? [];
  return [name, value];
}
