export { Addresses } from './addresses';
export { essenceOf } from './choose-form';
export { domainName, domainsMissing, subgraphsMissingIn } from './domain-names';
export { enumParameter } from './enum-parameter';
export { domainNameOf, recordTypeOf, requireTypeOfDomain, typeNameOf } from './record-type';
export { permanentHost, withoutControls } from './feed-text';
export type { Answer, Ask, AskedError, Form, Representation, Resource, ResourceRequest } from './resource';
export {
  csvParameters,
  readCsvOptions,
  readFlag,
  requireKnownParameters,
  withParameter,
  type KnownParameters,
} from './query-parameters';
export { originOf } from './request-parts';
export { badParameter, completeData, isAboutInput, notFound, ResourceError } from './resource-error';
export { OneByOne, type MadeFor } from './one-by-one';
export { expectsPage, sendResourceError, type ErrorOptions, type ErrorPage } from './send-error';
export { resourceKeys, type ResourceKeysOptions } from './resource-keys';
export { refuseOtherMethods, serveResources, type ResourcesOptions } from './serve-resources';
