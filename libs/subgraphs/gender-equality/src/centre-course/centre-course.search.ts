import type { LocalizedText } from '@tokorozawa/vocabulary';

/** Text as it is compared in a search: width and case of letters do not count. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

interface Titled {
  name: LocalizedText;
  subtitle?: LocalizedText | null;
  events: { name?: LocalizedText | null; subtitle?: LocalizedText | null }[];
}

/** The titles of a course and of its events in both languages, folded, a line each. */
export function searchText({ name, subtitle, events }: Titled): string {
  const titles = [name, subtitle, ...events.flatMap((event) => [event.name, event.subtitle])];
  return folded(titles.flatMap((title) => [title?.ja, title?.en]).join('\n'));
}
