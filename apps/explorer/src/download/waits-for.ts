import { useGraphiQL } from '@graphiql/react';
import { useSyncExternalStore } from 'react';
import { answers, type ParsedAnswer } from '../answer/answers';
import { type LocalizedText } from '../language/language';
import { type AnswerProvenance } from '../provenance/provenance';

/**
 * What the files of an answer have to wait for, as a sentence: its sources, which they cite, and after a change of the
 * language the answer and the schema in that language. Undefined if all of it has come.
 */
export function useWaitsFor({ request }: ParsedAnswer, { state }: AnswerProvenance): LocalizedText | undefined {
  const isIntrospecting = useGraphiQL((store) => store.isIntrospecting);
  const isAskedAgain = useSyncExternalStore(answers.subscribe, () => answers.isAskedAgain(request));
  if (isIntrospecting || isAskedAgain) {
    return { ja: '答えを日本語で問い合わせています。', en: 'Loading the answer in English.' };
  }
  if (state === 'loading') return { ja: '出典を問い合わせています。', en: 'Loading the sources.' };
  return undefined;
}
