import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway({ publicUrl: 'https://www.city.example/keikaku' });

async function picture(path: string) {
  const response = await gateway.get(path);
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    headers: response.headers,
    bytes,
    text: bytes.toString(),
  };
}

/** The size that the header of a PNG states. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('an indicator is a picture with its unit, its period, its source and a description in words', async () => {
  const { status, type, headers, text } = await picture('/indicators/consultation-cases.svg?lang=ja');
  expect([status, type]).toEqual([200, 'image/svg+xml; charset=utf-8']);
  expect(text).toContain('<title>相談件数</title>');
  expect(text).toMatch(/<desc>相談件数 単位：件　2023年度: 電話相談 950件, .*1,262件<\/desc>/);
  expect(text).toContain('https://www.city.example/keikaku/indicators/consultation-cases');
  expect(text).not.toMatch(/<script|<style|class=|xlink:href/);
  expect(headers.get('content-security-policy')).toBe("default-src 'none';style-src 'unsafe-inline'");
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  const english = await picture('/indicators/decision-making-share-of-women.svg?lang=en&theme=dark');
  expect(english.text).toContain('33.0 %');
  expect(english.text).toContain('#212a3b');
});

test('a unit without a word is not named in English, and both ends of a range are no bars', async () => {
  const cases = await picture('/indicators/consultation-cases.svg?lang=en');
  expect(cases.text).toMatch(/<desc>Cases of consultation FY2023: Telephone consultation 950, /);
  const range = await picture('/indicators/drive-to-city.svg?lang=en');
  expect(range.text).toMatch(/Lower bound about 3 hours, Upper bound about 4 hours<\/desc>/);
  expect(range.text).toMatch(/font-size:\d+px[^>]*>about 3 hours</);
  expect(range.text).not.toContain('>0<');
});

test('a PNG has the width and the scale that were asked for', async () => {
  const { type, bytes } = await picture('/indicators/population.png?width=500');
  expect(type).toBe('image/png');
  const [width, height] = sizeOf(bytes) as [number, number];
  expect(width).toBe(500);
  const double = await picture('/indicators/population.png?width=500&scale=2');
  expect(sizeOf(double.bytes)).toEqual([1000, 2 * height]);
});

test('a record is drawn if one indicator has several figures of it, and an observation by itself or with its parts', async () => {
  const { data } = await gateway.ask(
    `{ courses: observations(where: { indicators: ["course-people"] }, first: 50) { nodes { recordId name } }
      cases: observations(where: { indicators: ["consultation-cases"] }) { nodes { id parts { id } } } }`,
  );
  const { courses, cases } = data as {
    courses: { nodes: { recordId: string; name: string }[] };
    cases: { nodes: { id: string; parts: unknown[] | null }[] };
  };
  const course = courses.nodes.find(({ name }) => name.includes('安松中学校'))?.recordId;
  const { text } = await picture(`/id/${course}.svg?lang=ja`);
  expect(text).toMatch(/<desc>デートDV防止講座 講座の参加人数　単位：人　2023年度: 安松中学校 2年生 167人, /);
  const total = cases.nodes.find(({ parts }) => parts)?.id;
  expect((await picture(`/id/${total}.svg?lang=en`)).text).toMatch(/Telephone consultation 950, .*1,262</);
  const part = cases.nodes.find(({ parts }) => !parts)?.id;
  expect((await picture(`/id/${part}.svg?lang=en`)).text).toMatch(/font-size:48px/);
});

test('what cannot be drawn says why', async () => {
  const problem = async (path: string) => {
    const { status, text } = await picture(`${path}${path.includes('?') ? '&' : '?'}lang=en`);
    return [status, (JSON.parse(text) as { detail: string }).detail];
  };
  expect(await problem('/indicators/nothing.svg')).toEqual([
    404,
    expect.stringContaining('There is no indicator "nothing"'),
  ]);
  expect(await problem('/id/sister-city-anyang.svg')).toEqual([
    404,
    expect.stringContaining('/indicators/visitors-before-tie.svg'),
  ]);
  expect(await problem('/indicators/population.svg?width=99')).toEqual([
    400,
    '"width" must be a whole number from 320 to 2000.',
  ]);
  expect(await problem('/indicators/population.png?scale=0.5')).toEqual([
    400,
    '"scale" must be a whole number from 1 to 3.',
  ]);
  expect(await problem('/indicators/population.svg?theme=pink')).toEqual([400, '"theme" must be light or dark.']);
});
