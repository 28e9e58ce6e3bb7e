import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { MunicipalityReference } from '@tokorozawa/vocabulary';
import { centerCourse } from './center-course/center-course';
import { centerRoom } from './center-room/center-room';
import { centerSlot } from './center-slot/center-slot';
import { consultation } from './consultation/consultation';
import { consultationTotal } from './consultation-total/consultation-total';
import { dvSupportCenter } from './dv-support-center/dv-support-center';
import { equalityMagazine } from './equality-magazine/equality-magazine';
import { equalityOrdinance } from './equality-ordinance/equality-ordinance';
import { equalityPlan } from './equality-plan/equality-plan';
import { genderEqualityCenter } from './gender-equality-center/gender-equality-center';
import { shareOfWomen } from './share-of-women/share-of-women';

/** 男女共同参画 */
export const genderEquality = defineSubgraph({
  name: 'gender-equality',
  title: { ja: '男女共同参画', en: 'Gender equality' },
  themes: ['SOCI'],
  concepts: [
    equalityOrdinance,
    equalityPlan,
    equalityMagazine,
    shareOfWomen,
    centerCourse,
    dvSupportCenter,
    genderEqualityCenter,
    centerSlot,
    centerRoom,
    consultation,
    consultationTotal,
  ],
  extends: [{ type: MunicipalityReference }],
  directory: __dirname,
});
