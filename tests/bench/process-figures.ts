/** CPU seconds used so far and resident MiB, as the process itself reports them. */
export async function readFigures(url: string): Promise<{ cpuSeconds: number; memoryMiB: number }> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const value = (name: string): number => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN)
  return {
    cpuSeconds: value('process_cpu_seconds_total'),
    memoryMiB: Math.round(value('process_resident_memory_bytes') / 1_048_576),
  }
}
