/** Something that the source dates. */
export interface DatedFact {
  /** The text of the date, and of the last day or fiscal year if there is one. */
  date: string;
  end: string | null;
  /** The line of the transcript that prints it. */
  line: number;
  record: string;
}

/**
 * Everything that the source dates and that happens, in its order, read from the transcript line by line and not from the
 * data files: the date, its line, and the record that tells it. What is printed twice is listed once. The days of counts,
 * the fiscal years of tables and the lengths of plans are not listed.
 */
const facts = `
2019FY..2028FY          10 plan-6
2019FY..2028FY          16 plan-6-tier-basic-concept
2019FY..2024FY          18 plan-6-tier-basic-plan
2025FY..2028FY          18 plan-6-tier-basic-plan
2004-09-24             114 equality-ordinance-2004
2005-01-01             114 equality-ordinance-2004
2019FY..2028FY         118 equality-plan-4
1995-04                142 gender-equality-center-furatto
2023-05-30             175 course-2023-hikikomori
2023-08-29             175 course-2023-hikikomori
2023-10-31             175 course-2023-hikikomori
2024-01-30             175 course-2023-hikikomori
2023-06-25             176 course-2023-furatto-festival
2023-07-01..2023-10-15 177 course-2023-photo-contest
2023-11-21             177 course-2023-photo-contest
2023-07-29             178 course-2023-eco-cooking
2023-08-21             179 course-2023-job-seminar
2023-09-17             180 course-2023-disaster-preparedness
2023-10-17             181 course-2023-skin-care
2023-10-24             181 course-2023-skin-care
2023-10-20             182 course-2023-self-defense
2023-11-16             183 course-2023-date-dv
2023-12-06             183 course-2023-date-dv
2024-03-07             183 course-2023-date-dv
2023-11-12..2023-11-25 184 course-2023-purple-ribbon
2023-11-19             184 course-2023-purple-ribbon
2024-01-20             185 course-2023-assertiveness
2024-02-03             185 course-2023-assertiveness
2024-02-17             185 course-2023-assertiveness
2024-03-08             186 course-2023-mimosa-concert
2023-08-06             206 peace-activity-2023-hiroshima-ceremony
2023FY                 212 peace-activity-2023-exhibition
2023FY                 214 peace-activity-2023-talks
1966-05-06             234 sister-city-decatur
1965                   254 sister-city-decatur
1992-04-20             260 sister-city-changzhou
1982-07                278 sister-city-changzhou
1985-10                278 sister-city-changzhou
1998-04-17             284 sister-city-anyang
1996-05                302 sister-city-anyang
1966                   310 friendship-committee-tokorozawa
2014-05                358 forest-milestone-2014-05
2015-04                360 forest-milestone-2015-04
2015-06                362 forest-milestone-2015-06
2016-03                364 forest-milestone-2016-03
2016-06                366 forest-milestone-2016-06
2018-02                368 forest-milestone-2018-02
2020-11                370 forest-milestone-2020-11
2021-05                372 forest-milestone-2021-05
1988                   394 regional-council-western-saitama
2019                   394 regional-council-member-hidaka
1993                   400 regional-council-committee-waste
1993                   400 regional-council-committee-libraries
1997                   400 regional-council-committee-regional-informatization
2002                   400 regional-council-committee-gender-equality
2003                   400 regional-council-committee-regional-administration-research
2004                   400 regional-council-committee-environment
2015                   400 regional-council-committee-tourism
2018                   400 regional-council-committee-public-transport
2023-06                422 messaging-service-line
1968FY                 438 system-milestone-outsourced-processing
1986-07                440 system-milestone-own-computer
2007FY                 440 informatization-policy-core-system-renewal-plan
1995-05                442 informatization-policy-basic-plan
2002FY                 442 informatization-policy-e-city-hall-building
2008FY                 442 informatization-policy-e-city-hall-promotion
2003-03                442 informatization-policy-e-city-hall-action-plan-1
2006                   442 informatization-policy-e-city-hall-action-plan-2
2009                   442 informatization-policy-e-city-hall-action-plan-3
2012                   442 informatization-policy-e-city-hall-action-plan-4
2014FY                 442 informatization-policy-ict-basic-policy
2019FY..2021FY         442 informatization-policy-ict-action-plan-2019
2020-12                442 informatization-policy-national-dx-plan
2022-03                442 informatization-policy-dx-basic-policy
1996-04                448 system-milestone-website
1996-09                450 system-milestone-network
2000-06                452 system-milestone-email
2001-10                454 system-milestone-ordinance-search
2002-07                456 system-milestone-groupware
2002-10                458 system-milestone-lgwan
2003-12                460 informatization-policy-security-policy
2005-08                462 system-milestone-electronic-applications
2005-10                464 system-milestone-optical-fiber
2008-09                466 system-milestone-assembly-streaming
2012-08                468 informatization-policy-server-virtualization-plan
2013-07                470 system-milestone-server-consolidation
2016-01                472 informatization-policy-ict-bcp
2016-01                474 informatization-policy-security-audit-basic-plan
2017-06                476 system-milestone-security-hardening
2018-11                478 system-milestone-geographic-information
2021-01                480 system-milestone-wireless-access-points
2021-02                482 system-milestone-remote-access
2021-02                484 system-milestone-web-meetings
2021-06                486 system-milestone-telework
2021-06                486 system-milestone-ai-ocr
2022-04                486 system-milestone-cashless-terminals
2022-06                488 system-milestone-speech-to-text
2022-12                490 system-milestone-virtual-browser
2023-02                492 informatization-policy-security-audit-basic-policy
2023-03                494 system-milestone-mynaportal-applications
2023-04                496 system-milestone-residential-maps
2023-06                498 system-milestone-improvement-platform
2024-01                500 system-milestone-generative-ai
`;

export const datedFacts: DatedFact[] = [...facts.matchAll(/^(\S+?)(?:\.\.(\S+))? +(\d+) (\S+)$/gm)].map(
  ([, date = '', end = null, line, record = '']) => ({ date, end, line: Number(line), record }),
);
