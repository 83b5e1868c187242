// Words first: an element takes its labels as it is defined.
import 'media-chrome/lang/zh-CN'
// One import an element: the package's React entry brings all thirty of them.
import 'media-chrome/media-controller'
import 'media-chrome/media-control-bar'
import 'media-chrome/media-fullscreen-button'
import 'media-chrome/media-mute-button'
import 'media-chrome/media-pip-button'
import 'media-chrome/media-play-button'
import 'media-chrome/media-time-range'
import 'media-chrome/media-volume-range'
import type { HTMLAttributes } from 'react'

type MediaElement = HTMLAttributes<HTMLElement>
type MediaButton = MediaElement & { notooltip?: boolean }
type MediaController = MediaElement & {
  nohotkeys?: boolean
  nomutedpref?: boolean
  novolumepref?: boolean
  /** The id of what goes full screen. */
  fullscreenelement?: string
  defaultstreamtype?: 'live' | 'on-demand'
}

/** media-chrome's custom elements as JSX knows them: attributes, as written in its reference. */
declare module 'react' {
  // eslint-disable-next-line typescript/no-namespace -- React names the place for new elements.
  namespace JSX {
    interface IntrinsicElements {
      'media-controller': MediaController
      'media-control-bar': MediaElement
      'media-fullscreen-button': MediaButton
      'media-mute-button': MediaButton
      'media-pip-button': MediaButton
      'media-play-button': MediaButton
      'media-time-range': MediaElement
      'media-volume-range': MediaElement
    }
  }
}
