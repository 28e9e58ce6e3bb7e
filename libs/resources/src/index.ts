export { Addresses, inPath, recordPath } from './addresses';
export { enumParameter } from './enum-parameter';
export { lastingHost, withoutControls } from './lasting-text';
export type { Answer, Ask, Form, Representation, Resource, ResourceRequest } from './resource';
export { originOf } from './request-parts';
export { badParameter, completeData, notFound, ResourceError } from './resource-error';
export { OneByOne, type MadeFor } from './one-by-one';
export { expectsPage, sendResourceError, type ErrorOptions, type ErrorPage } from './send-error';
export { resourceKey, serveResources, type ResourcesOptions } from './serve-resources';
