import type { Resource } from '@tokorozawa/resources';
import { pageHeaders } from '../headers';
import { strictRequest } from '../strict-request';
import { editionPage, editionPath, editionsPage } from './edition-page';
import { readEdition, readEditions } from './read-edition';

/** An edition of the publication: `/editions/2024`. */
export const editionResource: Resource = {
  path: '/editions/:id',
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      async write(request) {
        const { forms } = editionResource;
        const data = await readEdition(request, request.params.id as string);
        return {
          body: editionPage(request, data, forms),
          headers: pageHeaders(request.addresses, { path: editionPath(data.edition.id), forms }),
        };
      },
    },
    {
      mediaType: 'application/json; charset=utf-8',
      suffix: 'json',
      async write(request) {
        const { edition, previous, next, ...findings } = await readEdition(
          strictRequest(request),
          request.params.id as string,
        );
        const url = request.addresses.absolute(editionPath(edition.id));
        const { changes, corrections, gaps, checks } = findings;
        const neighbors = { previous: previous?.id ?? null, next: next?.id ?? null };
        return { body: JSON.stringify({ ...edition, url, ...neighbors, changes, corrections, gaps, checks }, null, 2) };
      },
    },
  ],
};

export const editionsResource: Resource = {
  path: '/editions',
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      async write(request) {
        const { forms } = editionsResource;
        return {
          body: editionsPage(request, await readEditions(request), forms),
          headers: pageHeaders(request.addresses, { path: '/editions', forms }),
        };
      },
    },
    {
      mediaType: 'application/json; charset=utf-8',
      suffix: 'json',
      async write(request) {
        const editions = (await readEditions(request)).map((edition) => ({
          ...edition,
          url: request.addresses.absolute(editionPath(edition.id)),
        }));
        return { body: JSON.stringify(editions, null, 2) };
      },
    },
  ],
};
