// What composes schemas. A process that answers callers imports only `@tokorozawa/partners/files`.
export { compareApi } from './compare-api';
export { composeSchemas, type Composition, type SubgraphSchema } from './composition';
export { joinPartners, type JoinRequest, type JoinResult, type PartnerSchema } from './join-partners';
export { checkRules, type RuleReport } from './partner-rules';
