import { addProvenance, failuresOf, findRecords, pathKey, type RecordProvenance } from '@tokorozawa/answer-tables';
import { print } from 'graphql';
import { useEffect, useState } from 'react';
import { type AnsweredRequest, type ParsedAnswer } from '../answer/answers';
import { sendRequest } from '../answer/gateway';
import { type Language, type LocalizedText, useLanguage } from '../language/language';

/** The provenance of all records of an answer. */
export interface AnswerProvenance {
  state: 'loading' | 'loaded' | 'failed';
  /** By the key of their path. */
  records: ReadonlyMap<string, RecordProvenance>;
  /** Why loading failed. */
  message?: LocalizedText;
}

const loading: AnswerProvenance = { state: 'loading', records: new Map() };

/** Loads the provenance of every record with a second request. The answer that is shown stays as it is. */
export function useProvenance(answer: ParsedAnswer): AnswerProvenance {
  const language = useLanguage();
  const [loaded, setLoaded] = useState<{ of: ParsedAnswer; language: Language; provenance: AnswerProvenance }>();
  useEffect(() => {
    let isCurrent = true;
    void loadOnce(answer, language).then((provenance) => {
      if (isCurrent) setLoaded({ of: answer, language, provenance });
    });
    return () => void (isCurrent = false);
  }, [answer, language]);
  return loaded?.of === answer && loaded.language === language ? loaded.provenance : loading;
}

const requests = new WeakMap<AnsweredRequest, Map<Language, Promise<AnswerProvenance>>>();

/** All views share one request for each answer and language. */
function loadOnce(answer: ParsedAnswer, language: Language): Promise<AnswerProvenance> {
  const byLanguage = requests.get(answer.request) ?? new Map<Language, Promise<AnswerProvenance>>();
  requests.set(answer.request, byLanguage);
  const provenance = byLanguage.get(language) ?? load(answer, language);
  byLanguage.set(language, provenance);
  return provenance;
}

async function load({ schema, document, request }: ParsedAnswer, language: Language): Promise<AnswerProvenance> {
  const query = document && request.answer.data ? addProvenance(schema, document, language) : undefined;
  if (!query) return { state: 'loaded', records: new Map() };
  const { variables, operationName } = request;
  const answer = await sendRequest({ query: print(query), variables, operationName });
  if (!answer.data) return { state: 'failed', records: new Map(), message: failuresOf(answer)[0]?.message };
  return { state: 'loaded', records: new Map(findRecords(answer.data).map((each) => [pathKey(each.path), each])) };
}
