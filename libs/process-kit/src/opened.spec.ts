import { setTimeout as sleep } from 'node:timers/promises';
import { Interruption, Opened } from './opened';

test('what was opened last is closed first, one after the other', async () => {
  const opened = new Opened();
  const closed: string[] = [];
  for (const name of ['database', 'subgraphs', 'gateway']) {
    opened.onClose(async () => {
      await sleep(5);
      closed.push(name);
    });
  }
  expect(await opened.closeAll()).toEqual([]);
  expect(closed).toEqual(['gateway', 'subgraphs', 'database']);
});

test('a part that cannot be closed is told, and does not keep the others open', async () => {
  const opened = new Opened();
  const closeDatabase = jest.fn().mockResolvedValue(undefined);
  opened.onClose(closeDatabase);
  opened.onClose(() => Promise.reject(new Error('stuck')));
  expect(await opened.closeAll()).toEqual([new Error('stuck')]);
  expect(closeDatabase).toHaveBeenCalledTimes(1);
});

test('what is opened after the end has come is closed too, and whoever opens it is stopped', async () => {
  const opened = new Opened();
  const closeLate = jest.fn().mockResolvedValue(undefined);
  opened.close();
  expect(() => opened.onClose(closeLate)).toThrow(Interruption);
  await opened.closeAll();
  expect(closeLate).toHaveBeenCalledTimes(1);
});

test('what hangs is waited for until somebody is in a hurry, and the rest is closed', async () => {
  const opened = new Opened();
  const closeDatabase = jest.fn().mockResolvedValue(undefined);
  opened.onClose(closeDatabase);
  opened.onClose(() => new Promise(() => undefined));
  const closed = opened.closeAll();
  expect(await Promise.race([closed, sleep(100, 'waits')])).toBe('waits');
  opened.hurry();
  expect(await closed).toEqual([]);
  expect(closeDatabase).toHaveBeenCalledTimes(1);
});
