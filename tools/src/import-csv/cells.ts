import { GraphQLDate, GraphQLMunicipalityCode, type LocalizedText, Weekday } from '@tokorozawa/vocabulary';
import type { CsvFault, CsvRow } from './read-csv';

/** Reads the cells of a row, and notes what is wrong with them. */
export class Cells {
  readonly faults: CsvFault[];
  readonly #refused: ReadonlySet<string | undefined>;

  /** @param refused faults of cells whose values are not read */
  constructor(
    private readonly row: CsvRow,
    refused: readonly CsvFault[],
  ) {
    this.faults = [...refused];
    this.#refused = new Set(refused.map(({ column }) => column));
  }

  text(column: string): string | undefined {
    return this.#refused.has(column) ? undefined : this.row.cells[column];
  }

  /** A text in half-width characters. */
  halfWidth(column: string): string | undefined {
    return this.text(column)?.normalize('NFKC').trim();
  }

  /** A text that the row needs. */
  required(column: string): string {
    const text = this.text(column);
    if (text === undefined && !this.#refused.has(column))
      this.note(column, { ja: '値がありません。', en: 'The value is missing.' });
    return text ?? '';
  }

  number(column: string): number | undefined {
    const text = this.halfWidth(column);
    if (text === undefined) return undefined;
    if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    this.note(column, { ja: `「${text}」は数値ではありません。`, en: `"${text}" is not a number.` });
    return undefined;
  }

  /** `9:00`, `9時`, `9時30分` or `09:00:00` as `09:00`. */
  time(column: string): string | undefined {
    const text = this.halfWidth(column);
    if (text === undefined) return undefined;
    const [, hours, minutes = '00'] = /^(\d{1,2})(?::(\d{2})(?::00)?|時(?:(\d{1,2})分)?)$/.exec(text) ?? [];
    const given = /時(\d{1,2})分/.exec(text)?.[1] ?? minutes;
    if (hours !== undefined) return `${hours.padStart(2, '0')}:${given.padStart(2, '0')}`;
    this.note(column, {
      ja: `「${text}」は時刻として読めません。24時間制で「9:00」「17時30分」のように書いてください。`,
      en: `"${text}" cannot be read as a time. Write it like 9:00 or 17:30.`,
    });
    return undefined;
  }

  /** A day as people write it, as YYYY-MM-DD: without its day of the week, and the midnight that spreadsheets add. */
  date(column: string): string | undefined {
    const text = this.halfWidth(column);
    if (text === undefined) return undefined;
    try {
      return GraphQLDate.parseValue(text.replace(/\s*\([月火水木金土日](?:曜日?)?\)$|\s+0?0:00(?::00)?$/, ''));
    } catch (error) {
      this.note(column, unreadableDay(text, (error as Error).message));
      return undefined;
    }
  }

  /** The codes of municipalities, with anything but digits between them. Five digits are completed by the check digit. */
  municipalities(column: string): string[] {
    const text = this.halfWidth(column);
    if (text === undefined) return [];
    return (text.match(/\d+/g) ?? [text]).flatMap((code) => this.municipality(column, code) ?? []);
  }

  /** The code of a municipality, of five or six digits. */
  municipality(column: string, code: string): string | undefined {
    try {
      return GraphQLMunicipalityCode.parseValue(code);
    } catch {
      this.note(column, {
        ja: `「${code}」は全国地方公共団体コードではありません。所沢市は 112089 です。`,
        en: `"${code}" is not the code of a municipality. That of Tokorozawa is 112089.`,
      });
      return undefined;
    }
  }

  /** `月火水`, `月・火`, `月～金` or `月曜日`, without public holidays (祝), which are no day of the week. */
  weekdays(column: string): Weekday[] | undefined {
    const text = this.halfWidth(column);
    if (text === undefined) return undefined;
    const plain = text.replaceAll(/曜日?|[祝\s、,・/]/g, '');
    const days = [...plain.matchAll(/([月火水木金土日])(?:[~〜ー-]([月火水木金土日]))?/g)];
    if (days.length > 0 && days.map(([whole]) => whole).join('') === plain) {
      const found = new Set(days.flatMap(([, first, last]) => range(first as string, last ?? (first as string))));
      return inOrder.filter((day) => found.has(day));
    }
    this.note(column, {
      ja: `「${text}」は曜日として読めません。「月火水」「月～金」のように書いてください。`,
      en: `"${text}" cannot be read as days of the week. Write them like 月火水 or 月～金.`,
    });
    return undefined;
  }

  /** Some cells as one text, each in a line of its own. @param labelled those whose headers stand before them */
  joined(plain: string[], labelled: string[]): { ja: string } | undefined {
    const lines = [
      ...plain.flatMap((column) => this.text(column) ?? []),
      ...labelled.flatMap((column) => {
        const text = this.text(column);
        return text === undefined ? [] : `${column}: ${text}`;
      }),
    ];
    return lines.length > 0 ? { ja: lines.join('\n') } : undefined;
  }

  note(column: string | undefined, message: LocalizedText): void {
    this.faults.push({ line: this.row.line, column, message });
  }
}

/** @param message of the scalar Date, in English */
function unreadableDay(text: string, message: string): LocalizedText {
  if (/^\d{5}$/.test(text)) {
    return {
      ja: `「${text}」は表計算ソフトの日付の通し番号です。セルの表示形式を日付にして、保存し直してください。`,
      en: `"${text}" is the number by which a spreadsheet counts days. Format the cells as dates, and save the file again.`,
    };
  }
  // Of a text that has the form of a day, the scalar says what is wrong with the day.
  if (!message.includes('give a day such as')) {
    const reason = message.replace(/^.*?": /s, '');
    return {
      ja: `「${text}」という日は暦にありません。年月日と元号を確かめてください。`,
      en: `"${text}" is no day of the calendar: ${reason}`,
    };
  }
  return {
    ja: `「${text}」は年月日として読めません。「2026-11-29」「令和8年11月29日」のように書いてください。`,
    en: `"${text}" cannot be read as a day. Write it like 2026-11-29.`,
  };
}

const inOrder = Object.values(Weekday);
const characters = '月火水木金土日';

function range(first: string, last: string): Weekday[] {
  const [from, to] = [characters.indexOf(first), characters.indexOf(last)];
  return inOrder.filter((_, index) => (from <= to ? from <= index && index <= to : from <= index || index <= to));
}
