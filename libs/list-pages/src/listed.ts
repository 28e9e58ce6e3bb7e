import { exportedLists, hasPage, type ExportedList } from '@tokorozawa/exports';
import type { RecordField } from '@tokorozawa/record-fields';
import { notFound } from '@tokorozawa/resources';
import type { GraphQLSchema } from 'graphql';

/** The lists that have a page, by their names in addresses. */
export function listedLists(schema: GraphQLSchema): ReadonlyMap<string, ExportedList> {
  return new Map([...exportedLists(schema)].filter(([, list]) => hasPage(list)));
}

/** Throws a ResourceError if no list with a page has this name. */
export function findListedList(schema: GraphQLSchema, name: string): ExportedList {
  const list = listedLists(schema).get(name);
  if (list) return list;
  throw notFound({
    ja: `「${name}」という一覧はありません。一覧は /lists にあります。`,
    en: `There is no list "${name}". /lists shows all lists.`,
  });
}

/** The labels of the fields of a list, also of those inside its values, by their names. */
export function fieldLabels(list: ExportedList, tag: 'ja' | 'en'): (name: string) => string | undefined {
  const labels = new Map<string, string>();
  const add = ({ name, label, fields, variants }: RecordField): void => {
    if (!labels.has(name)) labels.set(name, label[tag]);
    [...fields, ...variants.flatMap((variant) => variant.fields)].forEach(add);
  };
  list.fields.forEach(add);
  return (name) => labels.get(name);
}

/**
 * A description of the schema for readers who know nothing of it: without what it says of null and of pages, with the labels
 * of fields in place of their names, and with the words of the site in place of those of GraphQL.
 * @param labelOf the label of a field, in the language of the page
 */
export function readable(description: string, labelOf: (name: string) => string | undefined): string {
  return (
    description
      .replace(/\s*「[^「」]+」$/, '')
      .replaceAll(/[^。]*\bnull\b[^。]*。|(?<=^|[.;] )[^.;。]*\b[Nn]ull\b[^.。]*\.?/g, '')
      .replaceAll(/、?\s*(1 ?ページずつ|ページごとに取得します)(返します)?|, a page at a time/g, '')
      .replaceAll(/`(\w+)`/g, (whole, name: string) => {
        const label = labelOf(name);
        return label === undefined ? whole : /[^\x00-\x7F]/.test(label) ? `「${label}」` : `“${label}”`;
      })
      // A sentence with another code is for those who write queries.
      .replaceAll(/[^。]*`[^`]*`[^。]*。|(?<=^|\. )[^`.。]*`[^`]*`[^.。]*\.?/g, '')
      .replaceAll(/[^。]*GraphQL[^。]*。|[^。]*"[a-zA-Z.]+"[^。]*。/g, '')
      .replaceAll('サブグラフ', '領域')
      .replaceAll(/\bsubgraph(s?)\b/g, 'domain$1')
      .replace(/。+/g, '。')
      .replace(/[;、]\s*$/, '')
      .trim()
  );
}
