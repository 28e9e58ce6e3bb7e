import {
  csvParameters,
  type Form,
  type Representation,
  type Resource,
  type ResourceRequest,
} from '@tokorozawa/resources';
import { linkHeader, pageHeaders } from '../headers';
import { redirectTo } from '../redirect';
import { strictRequest } from '../strict-request';
import { indicatorCsv } from './indicator-csv';
import { indicatorPage, indicatorPath } from './indicator-page';
import { summaryOf } from './indicator-summary';
import { indicatorsPage, readIndicators } from './indicators-page';
import { indicatorId, readIndicator, type ReadIndicator } from './read-indicator';

type Write = (request: ResourceRequest, read: ReadIndicator) => Representation;

/** A form of the data page. An address with the id of the indicator leads to the one with its code. */
function indicatorForm(mediaType: string, suffix: string, write: Write): Form {
  return {
    mediaType,
    suffix,
    async write(request) {
      const code = request.params.id as string;
      if (indicatorId(code) === code) {
        const isSuffixed = request.addresses.path.endsWith(`.${suffix}`);
        return redirectTo(request, indicatorPath(code), isSuffixed ? suffix : undefined);
      }
      return write(request, await readIndicator(suffix === 'html' ? request : strictRequest(request)));
    },
  };
}

/** The data page of an indicator (`/indicators/population`), by its code; an older edition's by `population@2024`. */
export const indicatorResource: Resource = {
  path: '/indicators/:id',
  forms: [
    indicatorForm('text/html; charset=utf-8', 'html', (request, read) => ({
      body: indicatorPage(request, read),
      headers: pageHeaders(request.addresses, linkedOf(request, read)),
    })),
    indicatorForm('application/json; charset=utf-8', 'json', (request, read) => ({
      body: JSON.stringify(indicatorJson(request, read), null, 2),
      headers: { link: linkHeader(request.addresses, linkedOf(request, read)) },
    })),
    {
      ...indicatorForm('text/csv; charset=utf-8', 'csv', (request, read) => ({
        body: indicatorCsv(request, read),
        headers: { link: linkHeader(request.addresses, linkedOf(request, read)) },
      })),
      parameters: csvParameters,
    },
  ],
};

const linkedOf = ({ forms }: ResourceRequest, { indicator }: ReadIndicator) => ({
  path: indicatorPath(indicator.id),
  forms,
  describedBy: '/data#Indicator',
});

function indicatorJson({ addresses, locale }: ResourceRequest, read: ReadIndicator): object {
  const { indicator, figures, totalCount, sum } = read;
  const url = addresses.absolute(indicatorPath(indicator.id));
  return { url, ...indicator, summary: summaryOf(read, locale), totalCount, sum, observations: figures };
}

/** The list of all indicators. */
export const indicatorsResource: Resource = {
  path: '/indicators',
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      write: async (request) => ({
        body: indicatorsPage(request, await readIndicators(request), request.forms),
        headers: pageHeaders(request.addresses, { path: '/indicators', forms: request.forms }),
      }),
    },
    {
      mediaType: 'application/json; charset=utf-8',
      suffix: 'json',
      async write(request) {
        const indicators = (await readIndicators(request)).map(({ id, observations, ...indicator }) => ({
          url: request.addresses.absolute(indicatorPath(id)),
          id,
          ...indicator,
          observations: observations?.totalCount,
        }));
        return { body: JSON.stringify(indicators, null, 2) };
      },
    },
  ],
};
