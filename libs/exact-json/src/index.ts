export { canonicalJson, ForbiddenMemberError, hasBigInts, NotUtf8Error, parseJson, parseJsonBytes } from './exact-json';
