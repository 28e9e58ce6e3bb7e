export { cityPromotion } from '@tokorozawa/city-promotion';
export { genderEquality } from '@tokorozawa/gender-equality';
export { informatization } from '@tokorozawa/informatization';
export { internationalRelations } from '@tokorozawa/international-relations';
export { regionalPartnership } from '@tokorozawa/regional-partnership';
export { regionalServices } from '@tokorozawa/regional-services';
