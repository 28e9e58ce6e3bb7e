import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';
import { buildASTSchema, parse, printSchema, visit, type ASTNode, type GraphQLSchema } from 'graphql';
import { z } from 'zod';

/**
 * A description in English, as it is declared, and in Japanese. A name in braces, such as `{type}`, stands for any words,
 * which are the same in both.
 */
export interface Translation {
  en: string;
  /** Empty while it is missing. */
  ja: string;
}

/** The file of a package's translations: `descriptions.ja.json` in its directory. */
export const translationsFile = (directory: string): string => join(directory, 'descriptions.ja.json');

/** An object from English to Japanese: JSON, because it is read while callers wait, and YAML takes a hundred times longer. */
const fileShape = z.record(z.string().min(1), z.string());

/** The directory with the descriptions that several domains share. */
export const sharedTranslationsDirectory = join(__dirname, '../..');

/** The translations in a directory; none if it has no file of them. Throws a UserFacingError if the file has another form. */
export function readTranslations(directory: string): Translation[] {
  const file = translationsFile(directory);
  if (!existsSync(file)) return [];
  try {
    return Object.entries(fileShape.parse(JSON.parse(readFileSync(file, 'utf8')))).map(([en, ja]) => ({ en, ja }));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message;
    throw new UserFacingError(`${file} is not JSON from English to Japanese texts: ${reason}`, { cause });
  }
}

/** Finds the Japanese of English descriptions. */
export class Translator {
  readonly #sentences = new Map<string, string>();
  readonly #patterns: { pattern: RegExp; translation: Translation }[] = [];

  constructor(translations: Iterable<Translation>) {
    for (const each of translations) {
      if (hasPlaceholder(each)) this.#patterns.push({ pattern: patternOf(each.en), translation: each });
      else this.#sentences.set(each.en, each.ja);
    }
  }

  /** Undefined if the description has no translation, or an empty one. */
  translate(english: string): string | undefined {
    const japanese = this.#sentences.get(english);
    if (japanese !== undefined) return japanese || undefined;
    for (const { pattern, translation } of this.#patterns) {
      const names = pattern.exec(english)?.groups;
      if (names)
        return translation.ja
          .replaceAll(placeholder, (whole, name: string) => names[name] ?? whole)
          .replace(englishWord, '');
    }
    return undefined;
  }
}

const placeholder = /\{(\w+)\}/g;

/** The English word behind the Japanese one at the end of a description: 「推定 / Inferred」. */
const englishWord = /(?<=「[^「」]+) \/ [^「」]+(?=」$)/;

export const hasPlaceholder = ({ en }: Translation): boolean => en.search(placeholder) >= 0;

function patternOf(english: string): RegExp {
  // Every other part is the name of a placeholder.
  const parts = english.split(placeholder);
  const source = parts.map((part, index) => (index % 2 ? `(?<${part}>.+?)` : escaped(part))).join('');
  return new RegExp(`^${source}$`);
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** The schema with Japanese descriptions, for introspection and printing. What has no translation keeps its English. */
export function translateSchema(schema: GraphQLSchema, translator: Translator): GraphQLSchema {
  const document = visit(parse(printSchema(schema), { noLocation: true }), {
    enter(node: ASTNode) {
      if (!('description' in node) || !node.description) return undefined;
      const { value } = node.description;
      return { ...node, description: { ...node.description, value: translator.translate(value) ?? value } };
    },
  });
  return buildASTSchema(document, { assumeValid: true });
}
