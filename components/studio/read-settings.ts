import { latencyModes } from '#lib/latency-mode.ts'
import { opensWider, type PictureSettings } from '#lib/picture-settings.ts'
import { visibilities } from '#lib/programmes.ts'

/** The settings form as it stands; what it does not send (a frozen field) stays as it was. The server checks them. */
export function readSettings(form: FormData, saved: PictureSettings): PictureSettings {
  const one = <Value extends string>(name: string, values: readonly Value[], fallback: Value): Value =>
    values.find((value) => value === form.get(name)) ?? fallback
  const seconds = (name: string) => Number(form.get(name))
  return {
    visibility: one('visibility', visibilities, saved.visibility),
    latencyMode: one('latencyMode', latencyModes, saved.latencyMode),
    replayPolicy: one('replayPolicy', ['immediate', 'reviewed'], saved.replayPolicy),
    graceSeconds: seconds('graceSeconds'),
    slateAfterSeconds: form.get('hasSlate') === null ? null : seconds('slateAfterSeconds'),
    offersDownload: form.get('offersDownload') !== null,
  }
}

/** Whether a host may choose this: what opens the programme wider is a manager's. */
export function mayChoose(saved: PictureSettings, change: Partial<PictureSettings>): boolean {
  return !opensWider(saved, { ...saved, ...change })
}

/** Whether fewer people would see less: a host cannot take that back. */
export function narrows(saved: PictureSettings, chosen: PictureSettings): boolean {
  return opensWider(chosen, saved)
}
