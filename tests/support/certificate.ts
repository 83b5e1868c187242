import { Child } from '#server/child.ts'

/** Makes a self-signed certificate for `name`, and its key, at these paths (PEM). */
export async function makeCertificate(
  name: string,
  { keyFile, certFile }: { keyFile: string; certFile: string },
): Promise<void> {
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30']
  const args = ['req', '-x509', ...kind, '-subj', `/CN=${name}`, '-keyout', keyFile, '-out', certFile]
  const { code, lastOutput } = await new Child({ command: 'openssl', args }).exited
  if (code !== 0) throw new Error(`no certificate: ${lastOutput}`)
}
