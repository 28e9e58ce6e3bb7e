import { appendFile } from 'node:fs/promises';
import {
  hasPlaceholder,
  readTranslations,
  sharedTranslationsDirectory,
  translationsFile,
  Translator,
  type Translation,
} from '@tokorozawa/subgraph-kit/translations';
import { Kind, parse, visit, type ASTNode } from 'graphql';
import { stringify } from 'yaml';

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
 * Arranges the translations of all descriptions as the schemas need them: a description that several domains use stands in
 * the shared file, every other in the file of its domain, in the order of the schema. A description without a translation
 * gets an empty one, and a translation that no description needs is dropped.
 */
export function arrangeTranslations(schemas: DescribedSchema[]): TranslationFiles {
  const directories = [sharedTranslationsDirectory, ...schemas.map(({ directory }) => directory)];
  const japanese = new Map(directories.flatMap(readTranslations).map(({ en, ja }) => [en, ja]));
  const all = schemas.map(({ directory, sdl }) => ({ directory, groups: descriptionsOf(sdl) }));
  const patterns = usedPatterns(
    [...japanese].map(([en, ja]) => ({ en, ja })),
    all.flatMap(({ groups }) => groups.flatMap(({ descriptions }) => descriptions)),
  );
  const byPattern = new Translator(patterns);
  const described = all.map(({ directory, groups }) => ({
    directory,
    groups: groups.map(({ type, descriptions }) => ({
      type,
      descriptions: descriptions.filter((english) => byPattern.translate(english) === undefined),
    })),
  }));

  const uses = new Map<string, number>();
  for (const { groups } of described) {
    const distinct = new Set(groups.flatMap(({ descriptions }) => descriptions));
    for (const english of distinct) uses.set(english, (uses.get(english) ?? 0) + 1);
  }
  const isShared = (english: string): boolean => (uses.get(english) ?? 0) > 1;
  const files = new Map([
    [
      translationsFile(sharedTranslationsDirectory),
      write([
        ...(patterns.length > 0 ? [{ type: 'Patterns', descriptions: patterns.map(({ en }) => en) }] : []),
        ...choose(
          described.flatMap(({ groups }) => groups),
          isShared,
        ),
      ]),
    ],
    ...described.map(({ directory, groups }): [string, string] => [
      translationsFile(directory),
      write(choose(groups, (english) => !isShared(english))),
    ]),
  ]);
  const missing = [...uses.keys()].filter((english) => !japanese.get(english));
  return { files, missing };

  function write(groups: DescribedType[]): string {
    const entries = groups.map(({ type, descriptions }) => {
      const translations: Translation[] = descriptions.map((en) => ({ en, ja: japanese.get(en) ?? '' }));
      return `# ${type}\n${stringify(translations, { lineWidth: 0 })}`;
    });
    return entries.join('\n');
  }
}

/** The translations with placeholders that some description needs. */
function usedPatterns(translations: Translation[], descriptions: string[]): Translation[] {
  return translations.filter((translation) => {
    const one = new Translator([translation]);
    return hasPlaceholder(translation) && descriptions.some((english) => one.translate(english) !== undefined);
  });
}

/** Adds translations to the file of a domain; `npm run translations` puts them where they belong. */
export function addTranslations(directory: string, translations: Translation[]): Promise<void> {
  return appendFile(translationsFile(directory), stringify(translations, { lineWidth: 0 }));
}

interface DescribedType {
  type: string;
  descriptions: string[];
}

/** The chosen descriptions of each type, each where it occurs first. */
function choose(groups: DescribedType[], isWanted: (english: string) => boolean): DescribedType[] {
  const seen = new Set<string>();
  return groups
    .map(({ type, descriptions }) => ({
      type,
      descriptions: descriptions.filter((english) => {
        const isFirst = isWanted(english) && !seen.has(english);
        seen.add(english);
        return isFirst;
      }),
    }))
    .filter(({ descriptions }) => descriptions.length > 0);
}

function descriptionsOf(sdl: string): DescribedType[] {
  return parse(sdl).definitions.map((definition) => {
    const descriptions: string[] = [];
    visit(definition, {
      enter(node: ASTNode) {
        if ('description' in node && node.description) descriptions.push(node.description.value);
      },
    });
    const name =
      definition.kind === Kind.SCHEMA_EXTENSION || !('name' in definition) ? 'schema' : definition.name?.value;
    return { type: name ?? 'schema', descriptions };
  });
}
