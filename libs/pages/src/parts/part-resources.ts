import type { Resource, ResourceRequest } from '@tokorozawa/resources';
import { pageHeaders } from '../headers';
import { redirectTo } from '../redirect';
import { strictRequest } from '../strict-request';
import { partPage, partPath, partsPage } from './part-page';
import { noPart, readPart, readParts } from './read-part';

/** The path of the part with this number in the publication; undefined if the parameter is no number. */
async function pathOfNumber(request: ResourceRequest): Promise<string | undefined> {
  const id = request.params.id as string;
  if (!/^\d{1,3}$/.test(id)) return undefined;
  const part = (await readParts(request)).find(({ position }) => position === Number(id));
  if (!part) throw noPart(id);
  return partPath(part.id);
}

/** A part of the publication: `/parts/sister-cities`. Its number, `/parts/7`, leads there. */
export const partResource: Resource = {
  path: '/parts/:id',
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      async write(request) {
        const path = await pathOfNumber(request);
        if (path !== undefined) return redirectTo(request, path);
        const data = await readPart(request, request.params.id as string);
        const { forms } = partResource;
        return {
          body: partPage(request, data, forms),
          headers: pageHeaders(request.addresses, { path: partPath(data.part.id), forms }),
        };
      },
    },
    {
      mediaType: 'application/json; charset=utf-8',
      suffix: 'json',
      async write(request) {
        const path = await pathOfNumber(request);
        if (path !== undefined) return redirectTo(request, path, 'json');
        const { part, kinds, figures, unavailable } = await readPart(
          strictRequest(request),
          request.params.id as string,
        );
        const url = request.addresses.absolute(partPath(part.id));
        return { body: JSON.stringify({ ...part, url, kinds, figures, unavailable }, null, 2) };
      },
    },
  ],
};

export const partsResource: Resource = {
  path: '/parts',
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      async write(request) {
        const { forms } = partsResource;
        return {
          body: partsPage(request, await readParts(request), forms),
          headers: pageHeaders(request.addresses, { path: '/parts', forms }),
        };
      },
    },
    {
      mediaType: 'application/json; charset=utf-8',
      suffix: 'json',
      async write(request) {
        const parts = (await readParts(request)).map((part) => ({
          ...part,
          url: request.addresses.absolute(partPath(part.id)),
        }));
        return { body: JSON.stringify(parts, null, 2) };
      },
    },
  ],
};
