import type { LocalizedText } from '@tokorozawa/vocabulary';

/** Folds a text for search, so that the width and the case of letters do not matter. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

interface Titled {
  name: LocalizedText;
  subtitle?: LocalizedText | null;
  events: { name?: LocalizedText | null; subtitle?: LocalizedText | null }[];
}

/** The titles of a course and of its events in both languages, foldText, a line each. */
export function searchText({ name, subtitle, events }: Titled): string {
  const titles = [name, subtitle, ...events.flatMap((event) => [event.name, event.subtitle])];
  return foldText(titles.flatMap((title) => [title?.ja, title?.en]).join('\n'));
}
