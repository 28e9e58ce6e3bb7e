import { print } from 'graphql';
import { useEffect, useState } from 'react';
import { ask } from '../answer/ask';
import { failuresOf } from '../answer/failures';
import { pathKey } from '../answer/path';
import { type Reading } from '../answer/reading';
import { type Language, type Words } from '../language/language';
import { useLanguage } from '../language/use-language';
import { type SourcedRecord, sourcedRecords } from './provenance';
import { withProvenance } from './with-provenance';

/** What is known of where an answer comes from. */
export interface KnownProvenance {
  state: 'asking' | 'known' | 'failed';
  records: ReadonlyMap<string, SourcedRecord>;
  /** Why it is not known. */
  message?: Words;
}

const asking: KnownProvenance = { state: 'asking', records: new Map() };
const remembered = new WeakMap<object, Map<Language, Promise<KnownProvenance>>>();

/** Asks the same question once more with the provenance of every record. The answer that is shown stays as it is. */
export function useProvenance(reading: Reading): KnownProvenance {
  const language = useLanguage();
  const [known, setKnown] = useState<{ of: Reading; language: Language; provenance: KnownProvenance }>();
  useEffect(() => {
    let current = true;
    void askedOnce(reading, language).then((provenance) => {
      if (current) setKnown({ of: reading, language, provenance });
    });
    return () => void (current = false);
  }, [reading, language]);
  return known?.of === reading && known.language === language ? known.provenance : asking;
}

/** The views share one request for each answer and language. */
function askedOnce(reading: Reading, language: Language): Promise<KnownProvenance> {
  const byLanguage = remembered.get(reading.asked) ?? new Map<Language, Promise<KnownProvenance>>();
  remembered.set(reading.asked, byLanguage);
  const provenance = byLanguage.get(language) ?? askProvenance(reading, language);
  byLanguage.set(language, provenance);
  return provenance;
}

async function askProvenance({ schema, document, asked }: Reading, language: Language): Promise<KnownProvenance> {
  const question = document && asked.answer.data ? withProvenance(schema, document, language) : undefined;
  if (!question) return { state: 'known', records: new Map() };
  const answer = await ask({ query: print(question), variables: asked.variables, operationName: asked.operationName });
  if (!answer.data) return { state: 'failed', records: new Map(), message: failuresOf(answer)[0]?.message };
  return { state: 'known', records: new Map(sourcedRecords(answer.data).map((each) => [pathKey(each.path), each])) };
}
