import type { Addresses } from '@tokorozawa/resources';
import { html, raw } from 'hono/html';

type Html = ReturnType<typeof html>;

/**
 * A link to what a reader of the paper needs as well, such as a file: on paper its whole address stands behind its name.
 * @param path below the root
 * @param id of the link, if another place leads to it
 */
export function paperLink(
  { addresses }: { addresses: Addresses },
  path: string,
  name: Html | string,
  id?: string,
): Html {
  const named = id === undefined ? '' : raw(` id="${id}"`);
  return html`<a href="${addresses.link(path)}" ${named} data-paper="${addresses.absolute(path)}">${name}</a>`;
}
