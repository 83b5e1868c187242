import type { ReactElement } from 'react'

/** Names and values side by side, as many in a row as there is room for. */
export function FigureList({ rows }: { rows: { name: string; value: string }[] }): ReactElement {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-2.5 p-4 text-sm sm:grid-cols-3">
      {rows.map(({ name, value }) => (
        <div key={name} className="min-w-0">
          <dt className="text-[13px] text-muted">{name}</dt>
          <dd className="figures font-medium wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
