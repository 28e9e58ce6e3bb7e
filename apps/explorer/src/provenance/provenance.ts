import {
  addProvenance,
  type AnswerField,
  failuresOf,
  findRecords,
  pathKey,
  type RecordProvenance,
  valueAt,
} from '@tokorozawa/answer-tables';
import { print } from 'graphql';
import { useEffect, useState } from 'react';
import { type AnsweredRequest, type ParsedAnswer } from '../answer/answers';
import { addTotals, totalKey } from '../answer/page-query';
import { sendWhole } from '../answer/whole-lists';
import { type Language, type LocalizedText, useLanguage } from '../language/language';

/** The provenance of all records of an answer. */
export interface AnswerProvenance {
  state: 'loading' | 'loaded' | 'failed';
  /** By the key of their path. */
  records: ReadonlyMap<string, RecordProvenance>;
  /** How many items the lists of the answer have, by the keys of their paths. */
  totals: ReadonlyMap<string, number>;
  /** Why loading failed. */
  message?: LocalizedText;
}

const loading: AnswerProvenance = { state: 'loading', records: new Map(), totals: new Map() };

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

async function load({ schema, document, request, shape }: ParsedAnswer, language: Language): Promise<AnswerProvenance> {
  const extended = document && request.answer.data ? addProvenance(schema, document, language) : undefined;
  if (!extended) return { ...loading, state: 'loaded' };
  const withTotals = addTotals(schema, extended);
  const answer = await sendWhole({ ...request, query: print(withTotals), document: withTotals }, request.whole);
  if (!answer.data) return { ...loading, state: 'failed', message: failuresOf(answer)[0]?.message };
  const records = findRecords(answer.data).map((each) => [pathKey(each.path), each] as const);
  return { state: 'loaded', records: new Map(records), totals: new Map(totalsOf(shape, answer.data)) };
}

/** The totals of all lists, by the keys of their paths. */
function totalsOf(shape: readonly AnswerField[], data: unknown, around: string[] = []): [string, number][] {
  return shape.flatMap(({ key, fields, isList }): [string, number][] => {
    if (isList) return [];
    const path = [...around, key];
    const { value: total } = valueAt(data, [...path, totalKey]);
    return typeof total === 'number' ? [[pathKey(path), total]] : totalsOf(fields, data, path);
  });
}
