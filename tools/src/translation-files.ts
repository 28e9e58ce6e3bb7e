import {
  hasPlaceholder,
  readTranslations,
  sharedTranslationsDirectory,
  translationsFile,
  Translator,
  type Translation,
} from '@tokorozawa/subgraph-kit/translations';
import { parse, visit, type ASTNode } from 'graphql';
import { writeText } from './all-or-nothing';

/** A domain's schema as it is committed. */
export interface DescribedSchema {
  /** Where the domain keeps its translations. */
  directory: string;
  sdl: string;
}

export interface TranslationFiles {
  /** What each file should contain, by its path. */
  files: Map<string, string>;
  /** The English descriptions without a Japanese one. */
  missing: string[];
}

/**
 * Arranges the translations of all descriptions as the schemas need them: a description that several domains use is in
 * the shared file, every other in the file of its domain, in the order of the schema. A description without a translation
 * gets an empty one, and a translation that no description needs is dropped.
 */
export function arrangeTranslations(schemas: DescribedSchema[]): TranslationFiles {
  const directories = [sharedTranslationsDirectory, ...schemas.map(({ directory }) => directory)];
  const translations = directories.flatMap(readTranslations);
  const described = schemas.map(({ directory, sdl }) => ({ directory, descriptions: descriptionsOf(sdl) }));
  const patterns = usedPatterns(
    translations,
    described.flatMap(({ descriptions }) => [...descriptions]),
  );

  const byPattern = new Translator(patterns);
  const uses = new Map<string, number>();
  for (const { descriptions } of described) {
    for (const english of descriptions) {
      if (byPattern.translate(english) === undefined) uses.set(english, (uses.get(english) ?? 0) + 1);
    }
  }

  const japanese = new Map(translations.map(({ en, ja }) => [en, ja]));
  const write = (english: string[]): string =>
    formatted(english.map((en): Translation => ({ en, ja: japanese.get(en) ?? '' })));
  const shared = [...uses.keys()].filter((english) => (uses.get(english) ?? 0) > 1);
  return {
    files: new Map([
      [translationsFile(sharedTranslationsDirectory), write([...patterns.map(({ en }) => en), ...shared])],
      ...described.map(({ directory, descriptions }): [string, string] => [
        translationsFile(directory),
        write([...descriptions].filter((english) => uses.get(english) === 1)),
      ]),
    ]),
    missing: [...uses.keys()].filter((english) => !japanese.get(english)),
  };
}

/** Adds translations to the file of a domain; `npm run translations` puts them where they belong. */
export function addTranslations(directory: string, translations: Translation[]): void {
  writeText(translationsFile(directory), formatted([...readTranslations(directory), ...translations]));
}

const formatted = (translations: Translation[]): string =>
  `${JSON.stringify(Object.fromEntries(translations.map(({ en, ja }) => [en, ja])), null, 2)}\n`;

/** The translations with placeholders that some description needs. */
function usedPatterns(translations: Translation[], descriptions: string[]): Translation[] {
  return translations.filter((translation) => {
    const one = new Translator([translation]);
    return hasPlaceholder(translation) && descriptions.some((english) => one.translate(english) !== undefined);
  });
}

/** The descriptions of a schema, each once, in the order of the schema. */
function descriptionsOf(sdl: string): Set<string> {
  const descriptions = new Set<string>();
  visit(parse(sdl), {
    enter(node: ASTNode) {
      if ('description' in node && node.description) descriptions.add(node.description.value);
    },
  });
  return descriptions;
}
