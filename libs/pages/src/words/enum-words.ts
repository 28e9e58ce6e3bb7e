import { enumText } from '@tokorozawa/record-fields';
import type { ResourceRequest } from '@tokorozawa/resources';
import type { GraphQLNamedType } from 'graphql';
import { inLanguage } from '../layout';

/** Names values of the enums of the schema in the language of the page: `word('GapReason', 'ILLEGIBLE')`. */
export const enumWords =
  (request: Pick<ResourceRequest, 'schema' | 'locale'>) =>
  (typeName: string, value: string): string =>
    inLanguage(request, enumText(request.schema.getType(typeName) as GraphQLNamedType, value));
