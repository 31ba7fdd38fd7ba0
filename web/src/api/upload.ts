// Files travel in resumable pieces (tus 1.0): a broken line costs one piece, not the file.
import { Upload } from 'tus-js-client'

import { link, root } from './client'
import { bareFault, ProblemError } from './problem'

const piece = 1024 * 1024

// Resolves to the id of the stored file. `onProgress` gets whole percent.
export function uploadFile(file: File, onProgress: (percent: number) => void, signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: `${root}/files`,
      chunkSize: piece,
      retryDelays: [0, 1000, 3000, 8000],
      metadata: { filename: file.name, filetype: file.type || 'application/octet-stream' },
      headers: { 'X-CSRF-Token': link.csrf },
      removeFingerprintOnSuccess: true,
      onError: () => reject(new ProblemError({ status: 0, faults: [bareFault('UPLOAD_FAILED')] })),
      onProgress: (sent, total) => onProgress(total === 0 ? 100 : Math.floor((sent * 100) / total)),
      onSuccess: () => resolve(upload.url?.replace(/\/+$/, '').split('/').at(-1) ?? ''),
    })
    signal?.addEventListener('abort', () => void upload.abort(true))
    upload.start()
  })
}
