package dev.almanac.platform.scheduling;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.jobs.CodeArchive;
import dev.almanac.platform.jobs.CodeArchives;
import dev.almanac.platform.web.Form;
import dev.almanac.platform.web.InputFindings;
import dev.almanac.platform.web.InvalidInputProblem;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/**
 * What a browser sent of the form of a job.
 *
 * @param fields everything but the file
 * @param code the archive, on the platform's disk until the request ends; null when none was chosen
 * @param codeName what it was called on the sender's machine
 */
record JobFormParts(
        MultivaluedMap<String, String> fields, @Nullable Path code, String codeName) {

    static JobFormParts of(MultipartFormDataInput sent) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        Path code = null;
        String codeName = "";
        for (Map.Entry<String, Collection<FormValue>> part : sent.getValues().entrySet()) {
            for (FormValue value : part.getValue()) {
                if (!value.isFileItem()) {
                    fields.add(part.getKey(), value.getValue());
                } else if (part.getKey().equals("code") && !value.getFileName().isEmpty()) {
                    code = value.getFileItem().getFile();
                    codeName = value.getFileName();
                }
            }
        }
        return new JobFormParts(fields, code, codeName);
    }

    JobFormParts with(String field, String value) {
        MultivaluedMap<String, String> changed = new MultivaluedHashMap<>(fields);
        changed.putSingle(field, value);
        return new JobFormParts(changed, code, codeName);
    }

    /** Keeps the archive where one was sent, and returns the form that refers to it. */
    Form keepCode(CodeArchives archives, Account uploader, InputFindings findings) throws IOException {
        if (code == null) {
            return Form.entered(fields);
        }
        try {
            CodeArchive kept = archives.keep(code, codeName, uploader);
            return Form.entered(
                    with("codeSha256", kept.sha256()).with("codeName", codeName).fields());
        } catch (InvalidInputProblem problem) {
            problem.fields().forEach(findings::add);
            return Form.entered(with("codeSha256", "").with("codeName", "").fields());
        }
    }
}
