import { useEffect, useRef, useState } from 'react';
import { type LocalizedText, useTranslate } from '../language/language';

/** A file that the reader can download. */
export interface DownloadableFile {
  /** The label of its button: its format. */
  format: string;
  name: string;
  /** Writes the file. A rejection is reported to the reader. */
  write: () => Blob | Promise<Blob>;
  /** The format to recommend if this one cannot be written. */
  alternative?: string;
}

interface DownloadButtonsProps {
  title: LocalizedText;
  files: DownloadableFile[];
  /** What the files have to wait for, as a sentence; undefined if they can be written. */
  waitsFor: LocalizedText | undefined;
}

/** A button for each file. A press waits until its file can be written. If that fails, says so and what to do. */
export function DownloadButtons({ title, files, waitsFor }: DownloadButtonsProps) {
  const t = useTranslate();
  const [pressed, setPressed] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState<DownloadableFile>();
  const writing = useRef(new Set<string>());
  const isLate = useIsLate(pressed.length > 0);
  useEffect(() => {
    if (waitsFor) return;
    for (const file of files)
      if (pressed.includes(file.format) && !writing.current.has(file.format)) void download(file);
  });

  function press(format: string) {
    setFailed(undefined);
    setPressed((earlier) => [...earlier.filter((each) => each !== format), format]);
  }

  async function download(file: DownloadableFile) {
    const { format } = file;
    writing.current.add(format);
    try {
      save(file.name, await file.write());
    } catch {
      setFailed(file);
    }
    writing.current.delete(format);
    setPressed((earlier) => earlier.filter((each) => each !== format));
  }

  return (
    <>
      <div className="tool-group" role="group" aria-label={t(title)}>
        {files.map(({ format }) => (
          <button key={format} type="button" onClick={() => press(format)}>
            {format}
          </button>
        ))}
      </div>
      <p className="tools-waiting" role="status">
        {isLate && t(waitingText(pressed, waitsFor))}
      </p>
      {failed && (
        <p className="tools-failure" role="alert">
          {t(failureText(failed))}
        </p>
      )}
    </>
  );
}

/** After how long the buttons say that a file is not there yet, in milliseconds. */
const longWait = 1000;

/** True as soon as something has lasted for a second. */
function useIsLate(isUnderWay: boolean): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setTimeout(() => setIsLate(true), longWait);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isUnderWay]);
  return isLate;
}

function waitingText(formats: readonly string[], waitsFor: LocalizedText | undefined): LocalizedText {
  const [ja, en] = ['ja', 'en'].map((language) => new Intl.ListFormat(language).format(formats));
  if (!waitsFor) return { ja: `${ja} を用意しています。`, en: `Preparing ${en}.` };
  return {
    ja: `${waitsFor.ja}届きしだい、${ja} をダウンロードします。`,
    en: `${waitsFor.en} Then ${en} will be downloaded.`,
  };
}

/** The usual cause is that code, which is loaded when it is first needed, did not arrive or was replaced by a new version. */
function failureText({ format, alternative }: DownloadableFile): LocalizedText {
  return {
    ja: `${format} ファイルを作れませんでした。通信を確かめ、このページを再読み込みして、もう一度押してください。${
      alternative ? `${alternative} でもダウンロードできます。` : ''
    }`,
    en: `The ${format} file could not be made. Check your connection, reload this page and try again${
      alternative ? `, or download ${alternative} instead` : ''
    }.`,
  };
}

/** Gives a file to the browser to save. */
function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A file name with the subject and the day of the answer: `sharesOfWomen-2024-11-23.csv`. */
export function fileName(subject: string, receivedAt: Date, extension: string): string {
  const day = receivedAt.toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
  return `${subject.replaceAll(/[^\w.-]/g, '_') || 'answer'}-${day}.${extension}`;
}
