import io
import zipfile

from generator.render.bundle import bundle

FILES = {"b/乙.md": "乙\n".encode(), "a.jpg": b"\xff\xd8" * 400, "a.csv": b"a,b\n" * 400}


def opened(data):
    return zipfile.ZipFile(io.BytesIO(data))


def test_a_zip_holds_the_files():
    with opened(bundle(FILES)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == FILES


def test_the_order_of_the_files_does_not_matter():
    assert bundle(FILES) == bundle(dict(reversed(FILES.items())))


def test_nothing_of_the_machine_or_the_moment_is_in_it():
    with opened(bundle(FILES)) as archive:
        found = {(entry.date_time, entry.create_system, entry.external_attr) for entry in archive.infolist()}
    assert found == {((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)}


def test_pictures_are_stored_and_texts_are_packed():
    with opened(bundle(FILES)) as archive:
        sizes = {entry.filename: (entry.compress_size, entry.file_size) for entry in archive.infolist()}
    assert sizes["a.jpg"] == (800, 800)
    assert sizes["a.csv"][0] < 100


def test_an_empty_zip_is_a_zip():
    with opened(bundle({})) as archive:
        assert archive.namelist() == []
