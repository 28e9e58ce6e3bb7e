import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { MunicipalityReference } from '@tokorozawa/vocabulary';
import { centreCourse } from './centre-course/centre-course';
import { centreRoom } from './centre-room/centre-room';
import { centreSlot } from './centre-slot/centre-slot';
import { consultation } from './consultation/consultation';
import { consultationTotal } from './consultation-total/consultation-total';
import { dvSupportCentre } from './dv-support-centre/dv-support-centre';
import { equalityMagazine } from './equality-magazine/equality-magazine';
import { equalityOrdinance } from './equality-ordinance/equality-ordinance';
import { equalityPlan } from './equality-plan/equality-plan';
import { genderEqualityCentre } from './gender-equality-centre/gender-equality-centre';
import { shareOfWomen } from './share-of-women/share-of-women';

/** 男女共同参画 */
export const genderEquality = defineSubgraph({
  name: 'gender-equality',
  title: { ja: '男女共同参画', en: 'Gender equality' },
  concepts: [
    equalityOrdinance,
    equalityPlan,
    equalityMagazine,
    shareOfWomen,
    centreCourse,
    dvSupportCentre,
    genderEqualityCentre,
    centreSlot,
    centreRoom,
    consultation,
    consultationTotal,
  ],
  extends: [{ type: MunicipalityReference }],
  directory: __dirname,
});
