/** What every client asks, under a name of its own, so that none is answered from what another one asked. */
export const questionOf = (name) => `
  query ${name}($locale: Locale!) {
    sisterCities {
      name(locale: $locale)
    }
  }
`;

export const variables = { locale: 'EN' };
