/** A page of changes, as the data of the query that `followed-changes.ts` writes. */
export interface PageOfEvents {
  events: {
    /** The cursor of the change. */
    id: string;
    /** The fields of the change that were selected, as JSON without the braces around them. */
    fields: string;
  }[];
  cursor: string;
  hasMore: boolean;
  /** Whether every domain has answered. */
  isComplete: boolean;
}

/**
 * Cuts the JSON of a page into the JSON of its changes, so that every number keeps its digits. Undefined if there is no
 * page.
 */
export function cutPage(data: string): PageOfEvents | undefined {
  const mark = '"nodes":[';
  const begin = data.indexOf(mark);
  if (begin < 0) return undefined;
  const head = JSON.parse(`${data.slice(0, begin)}"nodes":[]}}`) as {
    changes: { cursor: string; hasMore: boolean; unavailable: string[] };
  };
  const { cursor, hasMore, unavailable } = head.changes;
  const events = itemsOf(data, begin + mark.length).map((item) => {
    const [, id = '', fields = ''] = eventPattern.exec(item) ?? [];
    return { id, fields };
  });
  return { events, cursor, hasMore, isComplete: unavailable.length === 0 };
}

/** An item begins with its cursor. */
const eventPattern = /^\{"\w+":"([^"]*)",?(.*)\}$/s;

/** The objects of an array that begins at an index of a JSON text. */
function itemsOf(text: string, start: number): string[] {
  const items: string[] = [];
  let depth = 0;
  let begin = start;
  for (let index = start; index < text.length; index++) {
    switch (text[index]) {
      case '"':
        index = endOfString(text, index);
        break;
      case '{':
      case '[':
        if (depth++ === 0) begin = index;
        break;
      case '}':
        if (--depth === 0) items.push(text.slice(begin, index + 1));
        break;
      case ']':
        if (depth-- === 0) return items;
        break;
      default:
    }
  }
  return items;
}

/** The index of the quotation mark that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; ; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '"' || index >= text.length) return index;
  }
}
