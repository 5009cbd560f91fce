package dev.almanac.platform.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Keeps the description of the API to the API: pages are for browsers. Says that a token opens it. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiOnlyFilter implements OASFilter {

    private static final String TOKEN = "token";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        List<String> pages = description.getPaths().getPathItems().keySet().stream()
                .filter(path -> !path.startsWith("/api/"))
                .toList();
        pages.forEach(description.getPaths()::removePathItem);
        description.setTags(null);
        description.setInfo(OASFactory.createInfo()
                .title("Almanac")
                .version("v1")
                .description("Everything that the pages do, for programs. Refusals are RFC 9457 problems."));
        SecurityScheme token = OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("An API token, made on the account page");
        description.setComponents(componentsWith(description, token));
        description.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(TOKEN)));
    }

    private static Components componentsWith(OpenAPI description, SecurityScheme token) {
        Components components =
                description.getComponents() == null ? OASFactory.createComponents() : description.getComponents();
        components.setSecuritySchemes(Map.of(TOKEN, token));
        return components;
    }
}
