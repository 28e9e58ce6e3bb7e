import type { Resource } from '@tokorozawa/resources';
import { pageHeaders } from '../headers';
import { describeData } from './describe-data';
import { dictionaryPage, dictionaryPath } from './dictionary-page';

/** The dictionary of the data: `/data`. */
export const dictionaryResource: Resource = {
  path: dictionaryPath,
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      async write(request) {
        const { forms } = dictionaryResource;
        return {
          body: dictionaryPage(request, describeData(request.schemaIn(request.locale), request.schema), forms),
          headers: pageHeaders(request.addresses, { path: dictionaryPath, forms }),
        };
      },
    },
    {
      mediaType: 'application/json; charset=utf-8',
      suffix: 'json',
      async write({ schema, schemaIn, locale, addresses }) {
        const { kinds, values } = describeData(schemaIn(locale), schema);
        const address = (anchor: string): string => addresses.absolute(`${dictionaryPath}#${anchor}`);
        const described = kinds.map(({ fields, ...kind }) => ({
          url: address(kind.name),
          ...kind,
          fields: fields.map(({ type, depth: _, ...field }) => ({
            url: address(`${kind.name}.${field.path}`),
            ...field,
            type: type.name,
          })),
        }));
        return { body: JSON.stringify({ kinds: described, values }, null, 2) };
      },
    },
  ],
};
