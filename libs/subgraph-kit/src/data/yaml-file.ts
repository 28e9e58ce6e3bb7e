import { japaneseOfMessage } from '@tokorozawa/vocabulary';
import { LineCounter, isNode, isPair, isScalar, isMap, parseDocument, type Document, type Node } from 'yaml';
import { z } from 'zod';
import { DataFileError, type DataFault } from './faults';

/** A YAML file that knows the line and column of each of its values. */
export class YamlFile {
  readonly #lines = new LineCounter();
  readonly #document: Document.Parsed;

  /** @param file its name in faults */
  constructor(
    readonly file: string,
    text: string,
  ) {
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false, uniqueKeys: true });
  }

  /** The places that are not valid YAML. */
  get syntaxFaults(): DataFault[] {
    const ja = 'この近くの書き方が正しくありません。字下げ、かっこ、引用符、コロンのあとの空白を確かめてください。';
    return this.#document.errors.map((error) => this.#faultAt(error.pos[0], error.message, ja));
  }

  get content(): unknown {
    return this.#document.toJS() as unknown;
  }

  /** Makes a fault at the value with this path, or at the nearest value around it if there is none. */
  fault(path: readonly PropertyKey[], message: string, ja?: string): DataFault {
    for (let length = path.length; length > 0; length--) {
      const node = this.#document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return this.#faultAt(node.range[0], message, ja);
    }
    return this.#faultAt(this.#document.contents?.range?.[0] ?? 0, message, ja);
  }

  /** The line of the value with this path, counted from 1. */
  lineOf(path: readonly PropertyKey[]): number {
    return this.fault(path, '').line;
  }

  /** Makes a fault at an unknown key. */
  faultAtKey(path: readonly PropertyKey[], key: string, message: string, ja?: string): DataFault {
    const parent = path.length ? this.#document.getIn(path, true) : this.#document.contents;
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      : undefined;
    const offset = (pair?.key as Node | undefined)?.range?.[0];
    return offset === undefined ? this.fault(path, message, ja) : this.#faultAt(offset, message, ja);
  }

  #faultAt(offset: number, message: string, ja?: string): DataFault {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.file, line: Math.max(line, 1), column: Math.max(col, 1), message, ...(ja && { ja }) };
  }
}

/** Reads a file that has this shape. Throws a DataFileError with the place of every fault. */
export function readShape<Content>(file: YamlFile, shape: z.ZodType<Content>): Content {
  if (file.syntaxFaults.length > 0) throw new DataFileError(file.syntaxFaults);
  const { data, error } = shape.safeParse(file.content);
  if (error) throw new DataFileError(shapeFaults(file, [], shape, file.content));
  return data;
}

const { localeError: japanese } = z.locales.ja();

/** What is wrong with a value at this path, which does not have the shape, with the places in the file. */
export function shapeFaults(file: YamlFile, path: (string | number)[], shape: z.ZodType, value: unknown): DataFault[] {
  const issues = shape.safeParse(value).error?.issues ?? [];
  // A shape that explains itself does so in English only, unless its message is declared in both languages.
  const inJapanese = shape.safeParse(value, { error: japanese }).error?.issues ?? [];
  return issues.flatMap((issue, index) => {
    const at = [...path, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        file.faultAtKey(
          at,
          key,
          `Unknown key "${key}". Remove it, or correct its spelling.`,
          `「${key}」という項目はありません。消すか、つづりを直してください。`,
        ),
      );
    }
    const field = issue.path.join('.');
    if (issue.code === 'invalid_type' && field && valueAt(value, issue.path) === undefined) {
      return [file.fault(at, `${field} is missing. Add it.`, `${field} がありません。書き足してください。`)];
    }
    const named = (message: string): string => (field ? `${field}: ${message}` : message);
    const translated = japaneseOfMessage(issue.message) ?? inJapanese[index]?.message ?? issue.message;
    return [file.fault(at, named(issue.message), translated === issue.message ? undefined : named(translated))];
  });
}

const valueAt = (value: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
