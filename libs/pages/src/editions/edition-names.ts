import type { Representation, Resource, ResourceRequest } from '@tokorozawa/resources';
import { inPath } from '@tokorozawa/vocabulary/record-id';
import { redirectTo } from '../redirect';

const editionQuery = 'query EditionNamed($name: ID!) { edition(id: $name) { id } }';

/** What the id of an edition looks like, so that most requests need not ask whether they name one otherwise. */
const usualId = /^\d{4}$/;

/**
 * The same resource, which leads from an edition as people write it (`/editions/R6`, `/id/sister-city-decatur@令和6年度版`) to
 * the address with the id of that edition.
 */
export function withEditionNames(resource: Resource): Resource {
  const [first, ...rest] = resource.forms.map((form) => ({
    ...form,
    async write(request: ResourceRequest): Promise<Representation> {
      const id = await idWithEdition(resource, request);
      if (id === undefined) return form.write(request);
      const { suffix } = form;
      const isSuffixed = suffix !== undefined && request.addresses.path.endsWith(`.${suffix}`);
      return redirectTo(request, resource.path.replace(':id', inPath(id)), isSuffixed ? suffix : undefined);
    },
  }));
  return first ? { ...resource, forms: [first, ...rest] } : resource;
}

/** The id in the path with the edition by its own id; undefined if the path has it so, or names no edition. */
async function idWithEdition({ path }: Resource, { params, ask }: ResourceRequest): Promise<string | undefined> {
  const id = params.id ?? '';
  const start = id.lastIndexOf('@') + 1;
  const name = id.slice(start);
  const isNamed = start > 0 || path === '/editions/:id';
  if (!isNamed || name === '' || usualId.test(name)) return undefined;
  const { data } = await ask<{ edition: { id: string } | null }>(editionQuery, { name });
  const edition = data?.edition?.id;
  return edition === undefined || edition === name ? undefined : id.slice(0, start) + edition;
}
