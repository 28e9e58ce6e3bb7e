import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { brandEffort } from './brand-effort/brand-effort';
import { cityBrand } from './city-brand/city-brand';
import { coolJapanForest } from './cool-japan-forest/cool-japan-forest';
import { forestFacility } from './forest-facility/forest-facility';
import { forestMilestone } from './forest-milestone/forest-milestone';
import { forestPillar } from './forest-pillar/forest-pillar';

/** 所沢ブランド */
export const cityPromotion = defineSubgraph({
  name: 'city-promotion',
  title: { ja: '所沢ブランド', en: 'City promotion' },
  themes: ['REGI', 'EDUC'],
  concepts: [cityBrand, brandEffort, coolJapanForest, forestPillar, forestFacility, forestMilestone],
  directory: __dirname,
});
