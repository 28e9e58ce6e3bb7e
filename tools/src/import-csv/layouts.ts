import type { Cells } from './cells';

/** How the rows of a standard municipal data set (推奨データセット) become records of a mutation. */
export interface Layout {
  /** What the file is called in the standard. */
  name: string;
  mutation: string;
  argument: string;
  inputType: string;
  /** The columns without which there is no record. */
  required: string[];
  /** All columns that are read. */
  columns: string[];
  /** Reads a row. What is wrong with it is noted in the cells. */
  item(cells: Cells): { localId: string; [property: string]: unknown };
  /** The columns from which the properties of a record are read, by their paths without indexes; a list for a joined text. */
  columnsOf: Record<string, string | string[]>;
}

const code = '都道府県コード又は市区町村コード';
const place = ['都道府県名', '市区町村名', '住所', '方書'];

const describingFacility = ['名称_通称', '内線番号', '団体名', '利用可能日時特記事項', 'バリアフリー情報', '備考'];
const kinds: Partial<Record<string, string>> = {
  図書館: 'LIBRARY',
  文化施設: 'CULTURE',
  体育施設: 'SPORTS',
  その他: 'OTHER',
};

/** 公共施設一覧, with two columns of our own: 種類 and 共同の取り組み, the id of a shared service. */
const facilities: Layout = {
  name: '公共施設一覧',
  mutation: 'putFacilities',
  argument: 'facilities',
  inputType: 'FacilityInput',
  required: [code, 'NO', '名称', '市区町村名', '住所'],
  columns: [
    ...[code, 'NO', '種類', '名称', '名称_カナ', '緯度', '経度', '電話番号', '利用可能曜日', '開始時間', '終了時間'],
    ...['説明', 'URL', '共同の取り組み', ...place, ...describingFacility],
  ],
  item: (cells) => ({
    localId: cells.required('NO').normalize('NFKC'),
    municipality: municipalityOf(cells),
    kind: kindOf(cells),
    name: { ja: cells.required('名称') },
    nameKana: cells.halfWidth('名称_カナ'),
    address: addressOf(cells),
    position: positionOf(cells),
    telephone: cells.halfWidth('電話番号'),
    website: cells.halfWidth('URL'),
    description: cells.joined(['説明'], describingFacility),
    sharedServiceId: cells.halfWidth('共同の取り組み'),
    openingHours: hoursOf(cells),
    regularClosures: [],
  }),
  columnsOf: {
    localId: 'NO',
    municipality: code,
    kind: '種類',
    name: '名称',
    nameKana: '名称_カナ',
    address: '住所',
    'address.prefecture': '都道府県名',
    'address.city': '市区町村名',
    'address.building': '方書',
    'position.latitude': '緯度',
    'position.longitude': '経度',
    telephone: '電話番号',
    website: 'URL',
    description: ['説明', ...describingFacility],
    sharedServiceId: '共同の取り組み',
    openingHours: '利用可能曜日',
    'openingHours.opens': '開始時間',
    'openingHours.closes': '終了時間',
  },
};

const describingEvent = [
  ...['開始日時特記事項', '主催者', 'アクセス方法', '駐車場情報', '定員', '参加申込終了日', '参加申込終了時間'],
  ...['参加申込方法', '備考'],
];
const statuses: Partial<Record<string, string>> = {
  開催予定: 'SCHEDULED',
  調整中: 'TENTATIVE',
  延期: 'POSTPONED',
  中止: 'CANCELED',
};

/** イベント一覧, with two columns of our own: 開催状況 and 主催自治体, the codes of the hosts with semicolons between them. */
const events: Layout = {
  name: 'イベント一覧',
  mutation: 'putJointEvents',
  argument: 'events',
  inputType: 'JointEventInput',
  required: [code, 'NO', 'イベント名', '開始日', '場所名称'],
  columns: [
    ...[
      code,
      'NO',
      'イベント名',
      'イベント名_英語',
      '開催状況',
      '主催自治体',
      '開始日',
      '終了日',
      '開始時間',
      '終了時間',
    ],
    ...['説明', '料金(基本)', '料金(詳細)', '連絡先名称', '連絡先電話番号', '連絡先内線番号', '場所名称', 'URL'],
    ...['住所', '方書', ...describingEvent],
  ],
  item: (cells) => {
    const municipality = municipalityOf(cells);
    const hosts = cells.municipalities('主催自治体');
    const endDate = cells.date('終了日');
    cells.required('開始日');
    const date = cells.date('開始日');
    return {
      localId: cells.required('NO').normalize('NFKC'),
      municipality,
      name: { ja: cells.required('イベント名'), en: cells.text('イベント名_英語') },
      status: valueOf(cells, '開催状況', statuses) ?? 'SCHEDULED',
      hosts: hosts.length > 0 ? hosts : [municipality],
      date,
      startTime: cells.time('開始時間'),
      endDate: endDate === date ? undefined : endDate,
      endTime: cells.time('終了時間'),
      place: cells.joined(['場所名称'], ['住所', '方書']),
      fee: cells.joined(['料金(基本)', '料金(詳細)'], []),
      contact: cells.joined(['連絡先名称', '連絡先電話番号'], ['連絡先内線番号']),
      description: cells.joined(['説明'], describingEvent),
      website: cells.halfWidth('URL'),
    };
  },
  columnsOf: {
    localId: 'NO',
    municipality: code,
    name: 'イベント名',
    'name.en': 'イベント名_英語',
    status: '開催状況',
    hosts: '主催自治体',
    date: '開始日',
    startTime: '開始時間',
    endDate: '終了日',
    endTime: '終了時間',
    place: ['場所名称', '住所', '方書'],
    fee: ['料金(基本)', '料金(詳細)'],
    contact: ['連絡先名称', '連絡先電話番号', '連絡先内線番号'],
    description: ['説明', ...describingEvent],
    website: 'URL',
  },
};

export const layouts: Partial<Record<string, Layout>> = { facilities, events };

function municipalityOf(cells: Cells): string | undefined {
  const given = cells.required(code).normalize('NFKC').trim();
  const [digits, ...more] = given.match(/\d+/g) ?? [];
  return given === '' ? undefined : cells.municipality(code, digits === undefined || more.length > 0 ? given : digits);
}

/** Undefined, with a fault, for a word that is none of these. */
function valueOf(cells: Cells, column: string, values: Partial<Record<string, string>>): string | undefined {
  const text = cells.text(column);
  const value = text === undefined ? undefined : values[text];
  if (text !== undefined && value === undefined) {
    const known = Object.keys(values).join('、');
    cells.note(column, { ja: `「${text}」は次のいずれでもありません: ${known}`, en: `"${text}" is none of ${known}.` });
  }
  return value;
}

const kindOf = (cells: Cells): string => valueOf(cells, '種類', kinds) ?? 'OTHER';

/** An address that may repeat the prefecture and the city, and whose numbers begin with its first digit. */
function addressOf(cells: Cells): object {
  const prefecture = cells.text('都道府県名');
  const city = cells.required('市区町村名');
  let rest = cells.required('住所');
  for (const part of [prefecture, city]) if (part && rest.startsWith(part)) rest = rest.slice(part.length).trim();
  const digit = rest.search(/[0-9０-９]/);
  if (rest && digit < 1) {
    cells.note('住所', {
      ja: `「${rest}」を町名と番地に分けられません。「並木1-1-1」のように書いてください。`,
      en: `"${rest}" cannot be divided into a quarter and numbers. Write it like 並木1-1-1.`,
    });
  }
  const building = cells.text('方書');
  return {
    ...(prefecture && { prefecture: { ja: prefecture } }),
    city: { ja: city },
    town: { ja: rest.slice(0, digit).trim() },
    lot: { ja: rest.slice(digit) },
    ...(building && { building: { ja: building } }),
  };
}

function positionOf(cells: Cells): object | undefined {
  const [latitude, longitude] = [cells.number('緯度'), cells.number('経度')];
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude };
  if (latitude === undefined && longitude === undefined) return undefined;
  cells.note(latitude === undefined ? '緯度' : '経度', {
    ja: '緯度と経度は、両方とも書くか、両方とも空にしてください。',
    en: 'Give both a latitude and a longitude, or neither.',
  });
  return undefined;
}

const everyDay = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Without days of the week, the times hold on each. */
function hoursOf(cells: Cells): object[] {
  const weekdays = cells.weekdays('利用可能曜日');
  const [opens, closes] = [cells.time('開始時間'), cells.time('終了時間')];
  if (opens !== undefined && closes !== undefined) return [{ weekdays: weekdays ?? everyDay, opens, closes }];
  if (cells.faults.length === 0 && (weekdays ?? opens ?? closes) !== undefined) {
    cells.note(opens === undefined ? '開始時間' : '終了時間', {
      ja: '開館時間には、開始時間と終了時間の両方が必要です。',
      en: 'Opening hours need both a start and an end.',
    });
  }
  return [];
}
