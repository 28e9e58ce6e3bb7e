export { comprehensivePlan } from '@tokorozawa/comprehensive-plan';
export { internationalRelations } from '@tokorozawa/international-relations';
