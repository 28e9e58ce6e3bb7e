import { writeCsvPieces } from '@tokorozawa/files';
import { contentTypeOf } from '@tokorozawa/files/file-formats';
import { isoText, type CellValue } from '@tokorozawa/record-fields';
import { completeData, csvParameters, readCsvOptions, readFlag, type Ask, type Resource } from '@tokorozawa/resources';
import { dispositionOf } from './http-headers';
import { pageSize } from './read-list';
import { wholeOrPieces } from './whole-or-pieces';

/** A standard form of Japanese municipalities (自治体標準オープンデータセット), which `npm run import-csv` reads. */
interface MunicipalForm<Item> {
  path: string;
  title: { ja: string; en: string };
  /** Reads a page of `list`, from `$after`, of one `$municipality` or of all. */
  operation: string;
  /** The columns of the standard under their exact headers, and what stands in them. Without a function they are empty. */
  columns: readonly (readonly [header: string, cellOf?: (item: Item) => CellValue])[];
  /** Two columns of our own, by which a file can be imported again without a loss. */
  ownColumns: readonly (readonly [header: string, cellOf: (item: Item) => CellValue])[];
}

interface Page<Item> {
  list: { nodes: Item[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };
}

interface Facility {
  localId: string;
  kind: string;
  name: string;
  nameKana: string | null;
  address: { prefecture: string | null; city: string; town: string | null; lot: string; building: string | null };
  position: { latitude: number; longitude: number } | null;
  telephone: string | null;
  website: string | null;
  description: string | null;
  openingHours: { weekdays: string[]; opens: string; closes: string; note: string | null }[];
  sharedService: { id: string } | null;
  municipality: { code: string } | null;
}

const weekdays: Record<string, string> = {
  MONDAY: '月',
  TUESDAY: '火',
  WEDNESDAY: '水',
  THURSDAY: '木',
  FRIDAY: '金',
  SATURDAY: '土',
  SUNDAY: '日',
};
const weekdaysText = (days: string[]): string => days.map((day) => weekdays[day] ?? '').join('');

const facilityKinds: Record<string, string> = {
  LIBRARY: '図書館',
  CULTURE: '文化施設',
  SPORTS: '体育施設',
  OTHER: 'その他',
};

/** 公共施設一覧. The form has one line of opening hours; all others are told in words. */
const publicFacilities: MunicipalForm<Facility> = {
  path: '/export/public-facilities',
  title: { ja: '公共施設一覧', en: 'Public facilities (standard form)' },
  operation: `query PublicFacilities($municipality: MunicipalityCode, $after: String, $first: Int) {
    list: facilities(where: { municipality: $municipality }, first: $first, after: $after) {
      nodes {
        localId kind name(locale: JA) nameKana telephone website description(locale: JA)
        address { prefecture(locale: JA) city(locale: JA) town(locale: JA) lot(locale: JA) building(locale: JA) }
        position { latitude longitude }
        openingHours { weekdays opens closes note(locale: JA) }
        sharedService { id }
        municipality { code }
      }
      pageInfo { endCursor hasNextPage }
    }
  }`,
  columns: [
    ['都道府県コード又は市区町村コード', ({ municipality }) => municipality?.code ?? null],
    ['NO', ({ localId }) => localId],
    ['都道府県名', ({ address }) => address.prefecture],
    ['市区町村名', ({ address }) => address.city],
    ['名称', ({ name }) => name],
    ['名称_カナ', ({ nameKana }) => nameKana],
    ['名称_通称'],
    ['POIコード'],
    ['住所', ({ address: { prefecture, city, town, lot } }) => [prefecture, city, town, lot].join('')],
    ['方書', ({ address }) => address.building],
    ['緯度', ({ position }) => position?.latitude ?? null],
    ['経度', ({ position }) => position?.longitude ?? null],
    ['電話番号', ({ telephone }) => telephone],
    ['内線番号'],
    ['法人番号'],
    ['団体名'],
    ['利用可能曜日', ({ openingHours: [first] }) => (first ? weekdaysText(first.weekdays) : null)],
    ['開始時間', ({ openingHours: [first] }) => first?.opens ?? null],
    ['終了時間', ({ openingHours: [first] }) => first?.closes ?? null],
    ['利用可能日時特記事項', furtherHours],
    ['説明', ({ description }) => description],
    ['バリアフリー情報'],
    ['URL', ({ website }) => website],
    ['備考'],
  ],
  ownColumns: [
    ['種類', ({ kind }) => facilityKinds[kind] ?? null],
    ['共同の取り組み', ({ sharedService }) => sharedService?.id ?? null],
  ],
};

function furtherHours({ openingHours: [first, ...others] }: Facility): string | null {
  const texts = others.map(({ weekdays: days, opens, closes, note }) =>
    [weekdaysText(days), `${opens}～${closes}`, note].filter(Boolean).join(' '),
  );
  return [first?.note, ...texts].filter(Boolean).join('、') || null;
}

interface JointEvent {
  localId: string;
  name: string;
  nameEn: string;
  status: string;
  date: Parameters<typeof isoText>[0];
  startTime: string | null;
  endDate: string | null;
  endTime: string | null;
  place: string | null;
  fee: string | null;
  contact: string | null;
  description: string | null;
  website: string | null;
  municipality: { code: string } | null;
  hosts: ({ code: string } | null)[] | null;
}

const eventStatuses: Record<string, string> = {
  SCHEDULED: '開催予定',
  TENTATIVE: '調整中',
  POSTPONED: '延期',
  CANCELED: '中止',
};

/** イベント一覧. Place, fee and contact are texts of the record, each in the first column of its kind. */
const publicEvents: MunicipalForm<JointEvent> = {
  path: '/export/public-events',
  title: { ja: 'イベント一覧', en: 'Events (standard form)' },
  operation: `query PublicEvents($municipality: MunicipalityCode, $after: String, $first: Int) {
    list: jointEvents(where: { municipality: $municipality }, first: $first, after: $after) {
      nodes {
        localId name(locale: JA) nameEn: name(locale: EN) status startTime endDate endTime place(locale: JA) fee(locale: JA)
        contact(locale: JA) description(locale: JA) website
        date { day month year fiscalYear era }
        municipality { code }
        hosts { code }
      }
      pageInfo { endCursor hasNextPage }
    }
  }`,
  columns: [
    ['都道府県コード又は市区町村コード', ({ municipality }) => municipality?.code ?? null],
    ['NO', ({ localId }) => localId],
    ['都道府県名', ({ municipality }) => (municipality?.code.startsWith('11') ? '埼玉県' : null)],
    ['市区町村名'],
    ['イベント名', ({ name }) => name],
    ['イベント名_カナ'],
    ['イベント名_英語', ({ name, nameEn }) => (nameEn === name ? null : nameEn)],
    ['開始日', ({ date }) => isoText(date)],
    ['終了日', ({ date, endDate }) => endDate ?? date.day],
    ['開始時間', ({ startTime }) => startTime],
    ['終了時間', ({ endTime }) => endTime],
    ['開始日時特記事項'],
    ['説明', ({ description }) => description],
    ['料金(基本)', ({ fee }) => fee],
    ['料金(詳細)'],
    ['連絡先名称', ({ contact }) => contact],
    ['連絡先電話番号'],
    ['連絡先内線番号'],
    ['主催者'],
    ['場所名称', ({ place }) => place],
    ['住所'],
    ['方書'],
    ['緯度'],
    ['経度'],
    ['アクセス方法'],
    ['駐車場情報'],
    ['定員'],
    ['参加申込終了日'],
    ['参加申込終了時間'],
    ['参加申込方法'],
    ['URL', ({ website }) => website],
    ['備考'],
  ],
  ownColumns: [
    ['開催状況', ({ status }) => eventStatuses[status] ?? null],
    ['主催自治体', ({ hosts }) => (hosts ?? []).flatMap((host) => host?.code ?? []).join(';')],
  ],
};

/** Our facilities and joint events in the standard forms, with the exact headers of these. */
export const municipalForms: Resource[] = [formFile(publicFacilities), formFile(publicEvents)];

function formFile<Item>(form: MunicipalForm<Item>): Resource {
  return {
    path: form.path,
    parameters: ['municipality', 'own', ...csvParameters],
    forms: [
      {
        mediaType: contentTypeOf('csv'),
        suffix: 'csv',
        async write(request) {
          const columns = readFlag(request.query, 'own', false) ? [...form.columns, ...form.ownColumns] : form.columns;
          const headers = columns.map(([header]) => header);
          return {
            body: await wholeOrPieces(
              writeCsvPieces(headers, rowsOf(form, columns, request), readCsvOptions(request.query)),
            ),
            headers: { 'content-language': 'ja', 'content-disposition': dispositionOf(request, form, 'csv') },
          };
        },
      },
    ],
  };
}

async function* rowsOf<Item>(
  { operation }: MunicipalForm<Item>,
  columns: MunicipalForm<Item>['columns'],
  { ask, query }: { ask: Ask; query: URLSearchParams },
): AsyncGenerator<CellValue[][]> {
  const municipality = query.get('municipality') ?? undefined;
  let after: string | null = null;
  do {
    const variables: Record<string, unknown> = { municipality, after, first: pageSize };
    const { list }: Page<Item> = completeData(await ask<Page<Item>>(operation, variables));
    yield list.nodes.map((item) => columns.map(([, cellOf]) => cellOf?.(item) ?? null));
    after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
  } while (after !== null);
}
