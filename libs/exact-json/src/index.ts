export { canonicalJson, ForbiddenMemberError, hasBigInts, parseJson } from './exact-json';
