"""Owns the surface of a poster: its size, by preset or in pixels, and boxes on it.

All lengths are pixels of the canvas.
"""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from generator.model.value import Value, refuse
from generator.model.words import Word

Pixels = Annotated[int, Field(ge=0, le=4096)]


class Preset(Word):
    """A size that a platform shows well; what the platform refuses is in compliance/limits.yml."""

    width: int
    height: int

    def __new__(cls, key: str, label: str, width: int, height: int) -> Preset:
        preset = str.__new__(cls, key)
        preset._value_ = key
        preset.label, preset.width, preset.height = label, width, height
        return preset

    FULL = "full", "竖版全屏海报", 1080, 1920
    SQUARE = "square", "方图", 1080, 1080
    ANNOUNCEMENT = "announcement", "群公告图", 1080, 1440
    COVER = "cover", "文章封面", 900, 383
    MOMENTS = "moments", "朋友圈长图", 1080, 1920
    CARD = "card", "小程序卡片封面", 520, 416
    FISSION = "fission", "任务海报", 720, 1280


class Canvas(Value):
    """The size of a poster: a preset, or width and height. A long picture grows with its stack up to `max_height`."""

    preset: Preset | None = Field(
        None,
        description="常用尺寸：full 竖版全屏、square 方图、announcement 群公告图、cover 文章封面、moments 朋友圈长图、card 小程序卡片、fission 任务海报；和 width、height 二选一。",
    )
    width: int = Field(ge=240, le=4096, description="画布宽，像素。")
    height: int = Field(ge=240, le=10800, description="画布高，像素；长图写最小的高。")
    max_height: int | None = Field(None, ge=240, le=10800, description="长图最高多少像素；不写就是固定的高。")

    @model_validator(mode="before")
    @classmethod
    def _from_preset(cls, raw: Any) -> Any:
        if not isinstance(raw, dict) or "preset" not in raw:
            return raw
        if "width" in raw or "height" in raw:
            raise refuse("canvas_size", "写了 preset 就不用再写宽和高", "去掉 width 和 height，或者去掉 preset")
        known = {preset.value: preset for preset in Preset}
        preset = known.get(raw["preset"])
        return raw if preset is None else {**raw, "width": preset.width, "height": preset.height}

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.max_height is not None and self.max_height <= self.height:
            raise refuse(
                "canvas_growth",
                "max_height {most} 不大于 height {least}",
                "写大一些，或者去掉 max_height",
                most=self.max_height,
                least=self.height,
            )
        return self


class Box(Value):
    """A rectangle; `x` and `y` are its top left corner and may be negative where a shape bleeds off the canvas."""

    x: int = Field(ge=-4096, le=4096, description="左边到画布左边的距离，像素。")
    y: int = Field(ge=-4096, le=4096, description="上边到画布上边的距离，像素。")
    width: int = Field(ge=1, le=4096, description="宽，像素。")
    height: int = Field(ge=1, le=4096, description="高，像素。")
