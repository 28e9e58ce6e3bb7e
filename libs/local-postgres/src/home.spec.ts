import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startElsewhere } from '../testing/elsewhere';
import { ask, dataOf, privateFolder } from '../testing/scratch';
import { ordinaryUser, root, testedByRoot } from '../testing/users';

const underVarLib = /^\/var\/lib\/tokorozawa-planning-graph\/[0-9a-f]{12}\/cluster\/data$/;

describe('the home of a server', () => {
  it.each([
    { owner: 'an ordinary user', user: ordinaryUser, place: /local-postgres-\w+\/state\/cluster\/data$/ },
    ...(testedByRoot ? [{ owner: 'root', user: root, place: underVarLib }] : []),
  ])('serves $owner, who keeps it in a folder that nobody else may enter', async ({ user, place }) => {
    const directory = join(await privateFolder(user), 'state');
    const starter = startElsewhere(directory, { user });
    const { url = '', steps } = (await starter.report).server ?? {};
    const data = String(await ask(url, "SELECT current_setting('data_directory')"));
    expect(data).toMatch(place);
    expect(steps).toContainEqual(expect.stringContaining(dirname(dirname(data))));
    expect((await stat(data)).uid).not.toBe(0);
    expect(await starter.stop()).toEqual({ outcome: 'stopped' });
    await rm(dirname(dirname(data)), { recursive: true });
  });

  it('belongs to the owner of the folder, also when root starts the server', async () => {
    const directory = join(await privateFolder(ordinaryUser), 'made', 'on', 'the', 'way');
    const starter = startElsewhere(directory);
    await starter.report;
    for (const path of [dataOf(directory), join(directory, 'server.log'), dirname(directory)]) {
      expect(await stat(path)).toMatchObject(ordinaryUser);
    }
    await starter.stop();
  });
});
