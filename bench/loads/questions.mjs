/** The query to the shop: that of the public benchmark of federation gateways, in our own words. */
export const shopPage = {
  query: `
    query ShopPage {
      users {
        ...Who
        reviews { ...Said product { ...Ware reviews { ...Said author { ...Who reviews { ...Said product { ...Ware } } } } } }
      }
      topProducts {
        ...Ware
        reviews { ...Said author { ...Who reviews { ...Said product { ...Ware } } } }
      }
    }
    fragment Who on User { id username name }
    fragment Said on Review { id body }
    fragment Ware on Product { inStock name price shippingEstimate upc weight }
  `,
};

/** The plan's page with the programs of every section, and the subject of each from its own domain. */
export const planPageWithSubjects = {
  query: `
    query PlanPage {
      comprehensivePlan {
        name
        chapters {
          number
          name
          sections {
            code
            name
            programLinks {
              basis
              program {
                id
                name
                subject {
                  __typename
                  ... on AcademicCooperationArea { id name }
                  ... on CenterCourse { id name date { day } }
                  ... on CityBrand { id name }
                  ... on CityPublication { id name }
                  ... on CoolJapanForest { id name }
                  ... on PeaceActivity { id name }
                  ... on RegionalCouncil { id name }
                  ... on SharedService { id name }
                  ... on SisterCity { id name }
                  ... on SystemMilestone { id name }
                }
              }
            }
          }
        }
      }
    }
  `,
};

/** The plan's page with the programs of every section in both languages: all from the tables of one domain. */
export const planPage = {
  query: `
    query PlanPage {
      comprehensivePlan {
        ...Name
        chapters {
          number
          ja: name(locale: JA)
          en: name(locale: EN)
          sections {
            code
            ja: name(locale: JA)
            en: name(locale: EN)
            programLinks { basis program { id ja: name(locale: JA) en: name(locale: EN) } }
          }
        }
      }
    }
    fragment Name on ComprehensivePlan { ja: name(locale: JA) en: name(locale: EN) }
  `,
};

export const lookup = { query: '{ section(id: "plan-6-section-5-5") { code name chapter { number name } } }' };

/** A hundred different operations, each over one domain or several. */
export const hundredOperations = Array.from({ length: 100 }, (_, index) => ({
  query: `
    query Operation${index} {
      section(id: "plan-6-section-${1 + (index % 7)}-${1 + (index % 3)}") {
        code
        name
        ${index % 2 ? 'chapter { number name }' : 'provenance { heading }'}
        programLinks { basis ${index % 3 ? 'reason' : ''} program { id name } }
      }
      programs(first: ${1 + (index % 10)}) {
        nodes { id name ${index % 5 ? 'summary' : ''} subject { __typename ... on SisterCity { name } ... on CenterCourse { name } } }
      }
      ${index % 4 ? 'sisterCities { id name }' : 'chapters { number name }'}
    }
  `,
}));
