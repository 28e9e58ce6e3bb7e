/** Questions about the newest edition, each of another way to find rows. */
export const questions = [
  ['a list as a whole', '{ sisterCities { id name population } }'],
  [
    'a page of a list',
    '{ programs(first: 20) { totalCount nodes { id name sectionLinks { basis section { code } } } } }',
  ],
  ['a page by section', '{ programs(where: { section: "5-5" }) { nodes { id name } } }'],
  ['a page by text', '{ programs(where: { text: "平和" }) { totalCount nodes { id name } } }'],
  ['the plan with its sections', '{ comprehensivePlan { name chapters { number name sections { code name } } } }'],
  [
    'one record and its links',
    '{ sisterCity(id: "sister-city-decatur") { name programs { name sections { code } } } }',
  ],
  [
    'records by their ids',
    '{ nodes(ids: ["sister-city-anyang", "plan-6", "center-slot-1"]) { ... on Record { name url } } }',
  ],
  ['corrections', '{ corrections(first: 20) { nodes { id field record { __typename } } } }'],
  [
    'a series of figures',
    '{ observations(where: { indicators: ["population"] }) { nodes { value date { fiscalYear } } } }',
  ],
  ['a municipality by its code', '{ municipality(code: "112089") { name sharedServices { name } } }'],
];
