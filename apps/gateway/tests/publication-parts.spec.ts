import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();

interface Part {
  id: string;
  title: string;
  position: number | null;
  recordTypes: string[];
}

/** What stands in no part of the publication: what municipalities enter, and the figures, which stand in all parts. */
const inNoPart = ['FACILITY', 'INDICATOR', 'JOINT_EVENT', 'OBSERVATION'];

test('the parts are listed in the order of the publication, and each type of record of the publication is in one of them', async () => {
  const { data } = await gateway.ask(
    '{ publicationParts { id title position recordTypes } __type(name: "RecordType") { enumValues { name } } }',
  );
  const { publicationParts, __type } = data as {
    publicationParts: Part[];
    __type: { enumValues: { name: string }[] };
  };
  const positions = publicationParts.map(({ position }) => position);
  expect(positions).toEqual([...Array.from({ length: 13 }, (_, index) => index + 1), null]);
  const types = __type.enumValues.map(({ name }) => name);
  const inParts = publicationParts.flatMap(({ recordTypes }) => recordTypes);
  expect([...inParts, ...inNoPart].sort()).toEqual(types.sort());
});

test('a part is asked for by its id', async () => {
  const { data } = await gateway.ask('{ publicationPart(id: "sister-cities") { title recordTypes questions { id } } }');
  expect(data).toEqual({
    publicationPart: {
      title: '国際交流・姉妹都市',
      recordTypes: ['SISTER_CITY', 'FRIENDSHIP_COMMITTEE'],
      questions: expect.arrayContaining([{ id: 'international-relations/sister-cities' }]) as unknown,
    },
  });
  const { errors } = await gateway.ask('{ publicationPart(id: "nope") { title } }');
  expect(errors).toMatchObject([{ message: expect.stringContaining('nope'), extensions: { code: 'NOT_FOUND' } }]);
});
