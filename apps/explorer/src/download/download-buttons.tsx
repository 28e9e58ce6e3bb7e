import { useState } from 'react';
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
  disabled?: boolean;
}

/** A button for each file. If a file cannot be written, says so and what to do. */
export function DownloadButtons({ title, files, disabled = false }: DownloadButtonsProps) {
  const t = useTranslate();
  const [failed, setFailed] = useState<DownloadableFile>();

  async function download(file: DownloadableFile) {
    setFailed(undefined);
    try {
      save(file.name, await file.write());
    } catch {
      setFailed(file);
    }
  }

  return (
    <>
      <div className="tool-group" role="group" aria-label={t(title)}>
        {files.map((file) => (
          <button key={file.format} type="button" disabled={disabled} onClick={() => void download(file)}>
            {file.format}
          </button>
        ))}
      </div>
      {failed && (
        <p className="tools-failure" role="alert">
          {t(failureText(failed))}
        </p>
      )}
    </>
  );
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
