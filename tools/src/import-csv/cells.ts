import { GraphQLDate, GraphQLMunicipalityCode, type LocalizedText, Weekday } from '@tokorozawa/vocabulary';
import type { CsvFault, CsvRow } from './read-csv';

/** Reads the cells of a row, and notes what is wrong with them. */
export class Cells {
  readonly faults: CsvFault[] = [];

  constructor(private readonly row: CsvRow) {}

  text(column: string): string | undefined {
    return this.row.cells[column];
  }

  /** A text in half-width characters. */
  halfWidth(column: string): string | undefined {
    return this.text(column)?.normalize('NFKC').trim();
  }

  /** A text that the row needs. */
  required(column: string): string {
    const text = this.text(column);
    if (text === undefined) this.note(column, { ja: '値がありません。', en: 'The value is missing.' });
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
    this.note(column, { ja: `「${text}」は時刻として読めません。`, en: `"${text}" cannot be read as a time.` });
    return undefined;
  }

  /** A day as people write it, as YYYY-MM-DD. */
  date(column: string): string | undefined {
    const text = this.halfWidth(column);
    if (text === undefined) return undefined;
    try {
      return GraphQLDate.parseValue(text);
    } catch {
      this.note(column, {
        ja: `「${text}」は年月日として読めません。「2026-11-29」「令和8年11月29日」のように書いてください。`,
        en: `"${text}" cannot be read as a day. Write it like 2026-11-29.`,
      });
      return undefined;
    }
  }

  /** The codes of municipalities, with anything but digits between them. Five digits are completed by the check digit. */
  municipalities(column: string): string[] {
    const text = this.halfWidth(column);
    if (text === undefined) return [];
    return (text.match(/\d+/g) ?? [text]).flatMap((code) => {
      try {
        return GraphQLMunicipalityCode.parseValue(code);
      } catch {
        const message = {
          ja: `「${code}」は全国地方公共団体コードではありません。所沢市は 112089 です。`,
          en: `"${code}" is not the code of a municipality. That of Tokorozawa is 112089.`,
        };
        this.note(column, message);
        return [];
      }
    });
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
      ja: `「${text}」は曜日として読めません。`,
      en: `"${text}" cannot be read as days of the week.`,
    });
    return undefined;
  }

  /** Some cells as one text, each in a line of its own. @param labelled those whose heads stand before them */
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

const inOrder = Object.values(Weekday);
const characters = '月火水木金土日';

function range(first: string, last: string): Weekday[] {
  const [from, to] = [characters.indexOf(first), characters.indexOf(last)];
  return inOrder.filter((_, index) => (from <= to ? from <= index && index <= to : from <= index || index <= to));
}
